using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Delightful.Local.EventBridge.Archives;

/// <summary>StartReplay and DescribeReplay. What is replayed goes only to the bus that it came from, beside the caller.</summary>
sealed class ReplayOperations(ArchiveBook archives, EventRouter router, BackgroundWork background, TimeProvider time) : IAwsBehaviour
{
    readonly ConcurrentDictionary<string, Replay> replays = new(StringComparer.Ordinal);

    public bool Owns(AwsRequest request) => request is { Service: "events", Operation: "StartReplay" or "DescribeReplay" };

    public Task AnswerAsync(AwsRequest request, CancellationToken ct)
    {
        var asked = request.Json();
        var name = (string?)asked["ReplayName"] ?? "";
        if (request.Operation == "StartReplay")
            return request.AnswerAsync(Start(name, asked), ct);
        return replays.TryGetValue(name, out var known)
            ? request.AnswerAsync(known.ToJson(), ct)
            : throw new AwsException("ResourceNotFoundException", $"Replay {name} does not exist.");
    }

    JsonObject Start(string name, JsonObject asked)
    {
        var source = (string?)asked["EventSourceArn"] ?? "";
        if (archives.OfArn(source) is not { } archive)
            throw Invalid("EventSourceArn", $"Archive {source.Split('/')[^1]} does not exist.");
        if ((string?)asked["Destination"]?["Arn"] != archive.BusArn)
            throw Invalid("Destination.Arn", "Cross event bus replay is not permitted.");
        var (from, to) = (Moment(asked["EventStartTime"]), Moment(asked["EventEndTime"]));
        if (from >= to)
            throw Invalid("EventEndTime", "EventStartTime must be before EventEndTime.");
        var rules = (asked["Destination"]!["FilterArns"] as JsonArray ?? []).Select(a => (string)a!).ToList();
        var replay = new Replay(name, (string?)asked["Description"], archive, from, to, rules, time.GetUtcNow());
        if (!replays.TryAdd(name, replay))
            throw new AwsException("ResourceAlreadyExistsException", $"Replay {name} already exists.");
        background.Run($"replay {name}", _ =>
        {
            replay.Run(router.Replay, time);
            return Task.CompletedTask;
        });
        return new JsonObject { ["ReplayArn"] = replay.Arn, ["State"] = "STARTING", ["ReplayStartTime"] = time.GetUtcNow().ToUnixTimeSeconds() };
    }

    static DateTimeOffset Moment(JsonNode? given) => given?.GetValueKind() == JsonValueKind.Number
        ? DateTimeOffset.FromUnixTimeMilliseconds((long)(given.GetValue<double>() * 1000))
        : throw new AwsException("ValidationException", "EventStartTime and EventEndTime are required.");

    static AwsException Invalid(string parameter, string reason) => new("ValidationException", $"Parameter {parameter} is not valid. Reason: {reason}");
}
