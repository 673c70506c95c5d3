using System.Globalization;
using System.Text;
using Delightful.Core.Errors;
using Delightful.Core.Events;

namespace Delightful.Core.Answers;

/// <summary>Whether Slack sent a request: signature version v0, over the time and the body as it came.</summary>
public static class SlackSignature
{
    /// <summary>How far the time of a request may be from ours, to either side.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(5);

    private const string Prefix = "v0=";
    private const int LongestTime = 12;

    /// <summary>What is wrong with a request; null when Slack sent it, just now.</summary>
    /// <param name="secret">The signing secret of the Slack app.</param>
    /// <param name="request">The request.</param>
    /// <param name="now">The time.</param>
    /// <param name="id">What the request is known by when it comes again; null when something is wrong.</param>
    public static InputError? Check(string secret, WebhookRequest request, DateTimeOffset now, out string? id)
    {
        id = null;
        if (request.Single("x-slack-signature") is not { } header || request.Single("x-slack-request-timestamp") is not { } time
            || time.Length > LongestTime || !long.TryParse(time, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds))
            return new InputError(AnswerErrors.NotSigned, "taking an answer from Slack: a header of the signature is missing, malformed or there several times");
        if ((now - DateTimeOffset.FromUnixTimeSeconds(Math.Min(seconds, LastSecond))).Duration() > Window)
            return new InputError(AnswerErrors.OutOfTime, $"taking an answer from Slack: it is of another time than the last or next {Window.TotalMinutes} minutes");
        var signature = Signatures.Of(secret, [.. Encoding.ASCII.GetBytes($"v0:{time}:"), .. request.Body.Span]);
        if (!Signatures.Matches(header, Prefix, signature))
            return new InputError(AnswerErrors.WrongSignature, "taking an answer from Slack: the signature is not that of the signing secret");
        id = $"slack:{Convert.ToHexStringLower(signature)}";
        return null;
    }

    private static readonly long LastSecond = DateTimeOffset.MaxValue.ToUnixTimeSeconds();
}
