using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace Delightful.Cloud;

/// <summary>Where Slack takes what is said to one person, and with which token dialogs are opened.</summary>
/// <param name="ApiUrl">The Web API; ends with a slash.</param>
/// <param name="ResponseUrl">What every address begins with that Slack gives for an answer; ends with a slash.</param>
public sealed record SlackAnswerSettings(Uri ApiUrl, Uri ResponseUrl)
{
    /// <summary>The secret that holds the bot token.</summary>
    public string TokenSecret { get; init; } = "/delightful/slack-token";
}

/// <summary>What one person in Slack is shown: a dialog, or a message that nobody else sees.</summary>
public sealed class SlackAnswers(HttpClient http, SlackAnswerSettings settings, Secrets secrets, TimeProvider clock) : ISlackAnswers
{
    private readonly WebApi _api = new(http, new SecretToken(secrets, settings.TokenSecret), "Slack", clock);

    /// <inheritdoc/>
    public async Task OpenDialogAsync(string trigger, string viewJson, CancellationToken cancellationToken)
    {
        var answer = await _api.AddAsync(
            new Uri(settings.ApiUrl, "views.open"),
            json =>
            {
                json.WriteString("trigger_id", trigger);
                json.WritePropertyName("view");
                json.WriteRawValue(viewJson);
            },
            cancellationToken).ConfigureAwait(false);
        if (!answer.IsSuccess || !answer.Body.TryGetProperty("ok", out var ok) || ok.ValueKind != JsonValueKind.True)
            throw new WebApiException("Slack", "opening a dialog", answer.IsSuccess ? null : (int)answer.Status, answer.Text("error"));
    }

    /// <inheritdoc/>
    public async Task SayAsync(string? responseUrl, string messageJson, CancellationToken cancellationToken)
    {
        if (!Uri.TryCreate(responseUrl, UriKind.Absolute, out var address) || !settings.ResponseUrl.IsBaseOf(address))
            return;
        using var content = new StringContent(messageJson, Encoding.UTF8, new MediaTypeHeaderValue("application/json"));
        using var response = await http.PostAsync(address, content, cancellationToken).ConfigureAwait(false);
        if (!response.IsSuccessStatusCode)
            throw new WebApiException("Slack", "answering one person", (int)response.StatusCode, said: null);
    }
}
