namespace Delightful.Local.Webhook;

/// <summary>A request that came and whose signature was good.</summary>
public sealed record Received(DateTimeOffset At, string Id, string Body);

/// <summary>Everything that was recorded, as <c>GET /_recorded/webhook</c> answers it.</summary>
public sealed record WebhookRecording(IReadOnlyList<Received> Received);

/// <summary>Keeps what signed requests said.</summary>
public sealed class WebhookRecorder(TimeProvider clock)
{
    readonly Lock gate = new();
    readonly List<Received> received = [];

    /// <summary>A key that is no secret.</summary>
    public const string ExampleKey = "whsec_bm90LWEtc2VjcmV0LW9uLXRoaXMtbWFjaGluZQ==";

    /// <summary>The signing key, as <c>whsec_</c> and base64.</summary>
    public string Key { get; set; } = ExampleKey;

    /// <summary>A copy of everything, in the order it came.</summary>
    public WebhookRecording Recording
    {
        get
        {
            lock (gate)
                return new([.. received]);
        }
    }

    internal DateTimeOffset Now => clock.GetUtcNow();

    internal void Take(string id, string body)
    {
        lock (gate)
            received.Add(new(Now, id, body));
    }
}
