using System.Text.Json;
using Delightful.Core.Feedback.Alerts;

namespace Delightful.Cloud;

/// <summary>Which PagerDuty, and for which of its services.</summary>
/// <param name="ApiUrl">The Events API, <c>https://events.pagerduty.com/</c>; ends with a slash.</param>
public sealed record PagerDutySettings(Uri ApiUrl)
{
    /// <summary>The secret that holds the integration key of the service.</summary>
    public string KeySecret { get; init; } = "/delightful/pagerduty-key";
}

/// <summary>PagerDuty's Events API, version 2. Events of one incident carry the same <c>dedup_key</c>, so a repeat adds none.</summary>
public sealed class PagerDuty(HttpClient http, PagerDutySettings settings, Secrets secrets, TimeProvider clock) : IPager
{
    private readonly WebApi _api = new(http, new NoToken(), "PagerDuty", clock);

    /// <inheritdoc/>
    public async Task SendAsync(Page page, IReadOnlyDictionary<string, string> details, string? link, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var key = await secrets.GetAsync(settings.KeySecret, cancellationToken).ConfigureAwait(false);
        var answer = await _api.SetAsync(
            HttpMethod.Post,
            new Uri(settings.ApiUrl, "v2/enqueue"),
            json =>
            {
                json.WriteString("routing_key", key);
                json.WriteString("event_action", Word(page.Action));
                json.WriteString("dedup_key", page.Key);
                if (page.Action is not PageAction.Trigger)
                    return;
                json.WriteString("client", "Delightful");
                WritePayload(json, page, details, at);
                WriteLink(json, link);
            },
            cancellationToken).ConfigureAwait(false);
        if (!answer.IsSuccess)
            throw new WebApiException("PagerDuty", "sending an event", (int)answer.Status, answer.Text("message"));
    }

    private static void WritePayload(Utf8JsonWriter json, Page page, IReadOnlyDictionary<string, string> details, DateTimeOffset at)
    {
        json.WriteStartObject("payload");
        json.WriteString("summary", page.Summary);
        json.WriteString("source", page.Key);
        json.WriteString("severity", page.IsCritical ? "critical" : "error");
        json.WriteString("timestamp", at.UtcDateTime);
        json.WriteString("component", details.GetValueOrDefault("service"));
        json.WriteString("group", details.GetValueOrDefault("environment"));
        json.WriteString("class", page.Open is { IsStall: true } ? "stalled deployment" : "failed deployment");
        json.WriteStartObject("custom_details");
        foreach (var (name, value) in details)
            json.WriteString(name, value);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteLink(Utf8JsonWriter json, string? link)
    {
        if (link is null)
            return;
        json.WriteStartArray("links");
        json.WriteStartObject();
        json.WriteString("href", link);
        json.WriteString("text", "Dashboard");
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private static string Word(PageAction action) => action switch
    {
        PageAction.Trigger => "trigger",
        PageAction.Acknowledge => "acknowledge",
        _ => "resolve",
    };
}
