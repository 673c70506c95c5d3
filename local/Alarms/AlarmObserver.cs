using System.Text.Json.Nodes;

namespace Delightful.Local.Alarms;

/// <summary>
/// Tells when an alarm changes its state. Whatever protocol the call came in, the alarms are read again after
/// it and compared with how they were.
/// </summary>
sealed class AlarmObserver(MotoClient moto, IEventEmitter emitter) : IAwsObserver
{
    readonly SemaphoreSlim turn = new(1);
    readonly Dictionary<string, AlarmState> known = [];

    /// <inheritdoc/>
    public bool Watches(AwsRequest request) => request is { Service: "monitoring" or "cloudwatch", Operation: "SetAlarmState" or "PutMetricAlarm" or "PutCompositeAlarm" or "DeleteAlarms" };

    /// <inheritdoc/>
    public async Task SawAsync(AwsRequest request, ReadOnlyMemory<byte> response, CancellationToken ct)
    {
        await turn.WaitAsync(ct);
        try
        {
            var now = await ReadAsync(ct);
            foreach (var alarm in now)
                if (Previous(alarm, request.Operation == "SetAlarmState") is { } previous)
                    await TellAsync(alarm, previous, ct);
            known.Clear();
            foreach (var alarm in now)
                known[alarm.Arn] = alarm;
        }
        finally
        {
            turn.Release();
        }
    }

    /// The state it left, or null when it has not changed. One never seen before, made by a stack, has left its first state.
    JsonNode? Previous(AlarmState alarm, bool set) => known.TryGetValue(alarm.Arn, out var before)
        ? before.Value == alarm.Value ? null : before.State.DeepClone()
        : set && alarm.Value == "ALARM" ? new JsonObject { ["value"] = "INSUFFICIENT_DATA", ["reason"] = "Unchecked: Initial alarm creation", ["timestamp"] = (string)alarm.State["timestamp"]! } : null;

    Task TellAsync(AlarmState alarm, JsonNode previous, CancellationToken ct) => emitter.EmitAsync("aws.cloudwatch", "CloudWatch Alarm State Change", [alarm.Arn], new JsonObject
    {
        ["alarmName"] = alarm.Name,
        ["state"] = alarm.State.DeepClone(),
        ["previousState"] = previous,
        ["configuration"] = alarm.Configuration.DeepClone(),
    }, ct);

    async Task<List<AlarmState>> ReadAsync(CancellationToken ct)
    {
        var answer = await moto.QueryAsync("monitoring", "DescribeAlarms", new Dictionary<string, string>(), ct);
        return [.. answer.Descendants().Where(e => e.Elements().Any(c => c.Name.LocalName == "AlarmArn")).Select(AlarmState.Read)];
    }
}
