using System.Text.Json.Nodes;

namespace Delightful.Local.Tests.Work;

/// <summary>Stands where the event bus is and keeps what services emit.</summary>
sealed class RecordedEvents : IEventEmitter
{
    readonly Lock gate = new();
    readonly List<RecordedEvent> events = [];

    public IReadOnlyList<RecordedEvent> All
    {
        get
        {
            lock (gate)
                return [.. events];
        }
    }

    public Task EmitAsync(string source, string detailType, IReadOnlyList<string> resources, JsonObject detail, CancellationToken ct)
    {
        lock (gate)
            events.Add(new RecordedEvent(source, detailType, resources, JsonNode.Parse(detail.ToJsonString())!.AsObject()));
        return Task.CompletedTask;
    }
}

sealed record RecordedEvent(string Source, string DetailType, IReadOnlyList<string> Resources, JsonObject Detail);
