using System.Text.Json.Nodes;

namespace Delightful.Local.EventBridge;

/// <summary>An event that a bus took, the rules it went to, and the fault it met if any ("lost", "duplicate", "delayed").</summary>
sealed record LoggedEvent(long Sequence, BusEvent Event, IReadOnlyList<string> Rules, string? Fault)
{
    public JsonObject ToJson() => new()
    {
        ["sequence"] = Sequence,
        ["bus"] = Event.Bus,
        ["rules"] = new JsonArray([.. Rules.Select(r => (JsonNode)r)]),
        ["fault"] = Fault,
        ["event"] = JsonNode.Parse(Event.Text),
    };
}
