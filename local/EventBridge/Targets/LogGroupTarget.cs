using System.Text.Json.Nodes;
using Delightful.Local.EventBridge.Rules;

namespace Delightful.Local.EventBridge.Targets;

/// <summary>A log group gets each event as one record of a stream of its own.</summary>
sealed class LogGroupTarget(MotoClient moto, TimeProvider time) : ITargetSender
{
    public bool Sends(string arn) => arn.StartsWith("arn:aws:logs:", StringComparison.Ordinal);

    public async Task SendAsync(Target target, string input, BusEvent accepted, CancellationToken ct)
    {
        var group = target.Arn.Split(':')[6];
        await moto.JsonAsync("logs", "Logs_20140328.CreateLogStream", new() { ["logGroupName"] = group, ["logStreamName"] = accepted.Id }, ct);
        await moto.JsonAsync("logs", "Logs_20140328.PutLogEvents", new()
        {
            ["logGroupName"] = group,
            ["logStreamName"] = accepted.Id,
            ["logEvents"] = new JsonArray(new JsonObject { ["timestamp"] = time.GetUtcNow().ToUnixTimeMilliseconds(), ["message"] = input }),
        }, ct);
    }
}
