using System.Globalization;
using System.Net;
using System.Text;
using Delightful.Core.Feedback.Alerts;

namespace Delightful.Cloud;

/// <summary>Where notices are sent.</summary>
/// <param name="Url">The address; of https, or of this machine.</param>
public sealed record WebhookSettings(Uri Url)
{
    /// <summary>The secret that holds the signing key: <c>whsec_</c> and base64; several, separated by spaces, while one is exchanged for another.</summary>
    public string KeySecret { get; init; } = "/delightful/webhook-key";
}

/// <summary>
/// Signed requests as Standard Webhooks has them: whoever takes them knows by the signature who sent them, by the time
/// that they are new, and by the id that they were not there before.
/// </summary>
public sealed class Webhook(HttpClient http, WebhookSettings settings, Secrets secrets, TimeProvider clock) : INoticeBoard
{
    private readonly WebApi _api = new(http, new NoToken(), "the webhook", clock);

    /// <summary>What such requests go through: an address that leads elsewhere is not followed.</summary>
    public static HttpMessageHandler CreateHandler() => new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, ConnectTimeout = TimeSpan.FromSeconds(5) };

    /// <inheritdoc/>
    public async Task SendAsync(Notice notice, CancellationToken cancellationToken)
    {
        var keys = await secrets.GetAsync(settings.KeySecret, cancellationToken).ConfigureAwait(false);
        var body = Encoding.UTF8.GetBytes(notice.Json);
        var id = WebhookSignature.IdOf(notice.Id);
        var time = clock.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var signatures = WebhookSignature.Of(id, time, body, keys)
            ?? throw new SecretUnavailableException(settings.KeySecret, "a signing key is whsec_ and 24 to 64 bytes in base64");
        var answer = await _api.SetAsync(
            settings.Url, body, [("webhook-id", id), ("webhook-timestamp", time), ("webhook-signature", signatures)], cancellationToken).ConfigureAwait(false);
        if (answer.IsSuccess)
            return;
        throw answer.Status is HttpStatusCode.ServiceUnavailable && _api.RetryAfter(answer) is { } after
            ? new RetryLaterException("sending a notice: the webhook asks to be left alone for a while", after)
            : new WebApiException("the webhook", "sending a notice", (int)answer.Status, said: null);
    }
}
