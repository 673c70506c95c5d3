using System.Text.Json;

namespace Delightful.Cloud;

/// <summary>Which Slack, which channel, and with which token.</summary>
/// <param name="ApiUrl">The Web API, <c>https://slack.com/api/</c>; ends with a slash.</param>
/// <param name="Channel">The channel to post to, by name or id.</param>
public sealed record SlackSettings(Uri ApiUrl, string Channel)
{
    /// <summary>The secret that holds the bot token.</summary>
    public string TokenSecret { get; init; } = "/delightful/slack-token";
}

/// <summary>Slack's Web API. A refusal (<c>ok: false</c>) is a <see cref="WebApiException"/> with Slack's word for it.</summary>
public sealed partial class Slack(HttpClient http, SlackSettings settings, Secrets secrets, TimeProvider clock) : IChat
{
    private readonly WebApi _api = new(http, new SecretToken(secrets, settings.TokenSecret), "Slack", clock);

    /// <inheritdoc/>
    public async Task<ChatMessage> PostAsync(ChatContent content, CancellationToken cancellationToken) =>
        MessageOf(await _api.AddAsync(Method("chat.postMessage"), json => Write(json, settings.Channel, content), cancellationToken).ConfigureAwait(false), "posting a message");

    /// <inheritdoc/>
    public async Task UpdateAsync(ChatMessage message, ChatContent content, CancellationToken cancellationToken)
    {
        var answer = await _api.SetAsync(
            HttpMethod.Post,
            Method("chat.update"),
            json =>
            {
                Write(json, message.Channel, content);
                json.WriteString("ts", message.Id);
            },
            cancellationToken).ConfigureAwait(false);
        Expect(answer, "changing a message");
    }

    /// <inheritdoc/>
    public async Task<ChatMessage> ReplyAsync(ChatMessage thread, ChatContent content, CancellationToken cancellationToken)
    {
        var answer = await _api.AddAsync(
            Method("chat.postMessage"),
            json =>
            {
                Write(json, thread.Channel, content);
                json.WriteString("thread_ts", thread.Id);
            },
            cancellationToken).ConfigureAwait(false);
        return MessageOf(answer, "replying to a message");
    }

    private Uri Method(string name) => new(settings.ApiUrl, name);

    private static void Write(Utf8JsonWriter json, string channel, ChatContent content)
    {
        json.WriteString("channel", channel);
        json.WriteString("text", content.Text);
        json.WriteString("parse", "none");
        json.WriteBoolean("unfurl_links", false);
        json.WriteBoolean("unfurl_media", false);
        if (content.Mark is { } mark)
            WriteMark(json, mark);
        if (content.BlocksJson is not { } blocks)
            return;
        json.WritePropertyName("blocks");
        json.WriteRawValue(blocks);
    }

    private ChatMessage MessageOf(WebAnswer answer, string doing)
    {
        Expect(answer, doing);
        return answer.Text("channel") is { } channel && answer.Text("ts") is { } id
            ? new ChatMessage(channel, id)
            : throw new WebApiException("Slack", doing, status: null, "without a message id");
    }

    private void Expect(WebAnswer answer, string doing)
    {
        if (!answer.IsSuccess)
            throw new WebApiException("Slack", doing, (int)answer.Status, answer.Text("error"));
        if (answer.Body.ValueKind == JsonValueKind.Object && answer.Body.TryGetProperty("ok", out var ok) && ok.ValueKind == JsonValueKind.True)
            return;
        throw answer.Text("error") == "ratelimited"
            ? new RetryLaterException($"{doing}: Slack asks to be left alone for a while", _api.RetryAfter(answer))
            : new WebApiException("Slack", doing, status: null, answer.Text("error"));
    }
}
