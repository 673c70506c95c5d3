using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Delightful.Core.Answers;

namespace Delightful.Core.Tests.Answers;

/// <summary>Requests as Slack and GitHub send them.</summary>
internal static class Requests
{
    public const string Secret = "not-a-real-signing-secret";

    public static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    public static WebhookRequest Slack(string body, TimeSpan? late = null, string secret = Secret)
    {
        var time = (Now - (late ?? TimeSpan.Zero)).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        return Of(body, ("x-slack-request-timestamp", time), ("x-slack-signature", $"v0={Mac(secret, $"v0:{time}:{body}")}"));
    }

    public static WebhookRequest GitHub(string body, string secret = Secret) => Of(
        body, ("x-hub-signature-256", $"sha256={Mac(secret, body)}"), ("x-github-delivery", "72d3162e-cc78-11e3-81ab-4c9367dc0958"), ("x-github-event", "issue_comment"));

    public static WebhookRequest Of(string body, params (string Name, string Value)[] headers) =>
        new("POST", "/", headers.ToDictionary(h => h.Name, h => h.Value), Encoding.UTF8.GetBytes(body));

    public static WebhookRequest With(this WebhookRequest request, string header, string? value)
    {
        var headers = request.Headers.ToDictionary();
        headers.Remove(header);
        if (value is not null)
            headers[header] = value;
        return request with { Headers = headers };
    }

    public static string Mac(string secret, string signed) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(signed)));
}
