using Amazon.CloudWatch;
using Amazon.CloudWatch.Model;
using Delightful.Core.Slots;

namespace Delightful.Simulation.Clouds;

/// <summary>CloudWatch: one alarm for each slot, raised for ten minutes at a time. Its events are durable.</summary>
internal sealed class SimulatedCloudWatch(World world) : AmazonCloudWatchClient(Account.Credentials, Account.Config<AmazonCloudWatchConfig>())
{
    private readonly Dictionary<string, TimeSpan> _raisedUntil = [];

    public static string AlarmOf(SlotKey slot) => $"{slot.Service}-{slot.Environment}-errors";

    public void Raise(SlotKey slot) => Raise(AlarmOf(slot));

    public void Raise(string alarm)
    {
        _raisedUntil[alarm] = world.Time.Now + TimeSpan.FromMinutes(10);
        world.Events.Alarm(alarm, "ALARM");
    }

    public override Task<DescribeAlarmsResponse> DescribeAlarmsAsync(DescribeAlarmsRequest request, CancellationToken cancellationToken = default) =>
        world.Wire.CallAsync("cloudwatch", "DescribeAlarms", () => new DescribeAlarmsResponse
        {
            MetricAlarms = [.. request.AlarmNames.Select(name => new MetricAlarm
            {
                AlarmName = name,
                StateValue = _raisedUntil.TryGetValue(name, out var until) && world.Time.Now < until ? StateValue.ALARM : StateValue.OK,
            })],
        });
}
