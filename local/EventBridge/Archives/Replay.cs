using System.Text.Json.Nodes;

namespace Delightful.Local.EventBridge.Archives;

/// <summary>One replay: the events of a time of an archive, for the rules of its bus or for some of them.</summary>
sealed class Replay(string name, string? description, Archive archive, DateTimeOffset from, DateTimeOffset to, IReadOnlyList<string> rules, DateTimeOffset started)
{
    readonly Lock gate = new();
    string state = "STARTING";
    DateTimeOffset? last, ended;

    public string Arn => $"arn:aws:events:{LocalCloudOptions.Region}:{LocalCloudOptions.Account}:replay/{name}";

    public void Run(Action<BusEvent, IReadOnlyList<string>> route, TimeProvider time)
    {
        lock (gate)
            state = "RUNNING";
        foreach (var kept in archive.Between(from, to, time.GetUtcNow()))
        {
            route(kept.Replayed(name), rules);
            lock (gate)
                last = kept.Time;
        }
        lock (gate)
            (state, ended) = ("COMPLETED", time.GetUtcNow());
    }

    public JsonObject ToJson()
    {
        lock (gate)
            return new JsonObject
            {
                ["ReplayArn"] = Arn,
                ["ReplayName"] = name,
                ["Description"] = description,
                ["EventSourceArn"] = archive.Arn,
                ["Destination"] = new JsonObject { ["Arn"] = archive.BusArn, ["FilterArns"] = new JsonArray([.. rules.Select(r => (JsonNode)r)]) },
                ["State"] = state,
                ["EventStartTime"] = from.ToUnixTimeSeconds(),
                ["EventEndTime"] = to.ToUnixTimeSeconds(),
                ["EventLastReplayedTime"] = last?.ToUnixTimeSeconds(),
                ["ReplayStartTime"] = started.ToUnixTimeSeconds(),
                ["ReplayEndTime"] = ended?.ToUnixTimeSeconds(),
            };
    }
}
