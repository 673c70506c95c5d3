using System.Collections.Immutable;
using Amazon.CloudWatch;
using Amazon.CloudWatch.Model;

namespace Delightful.Cloud;

/// <summary>CloudWatch's alarms.</summary>
public sealed class Alarms(IAmazonCloudWatch cloudWatch)
{
    /// <summary>The most names that one question may have.</summary>
    private const int MostNames = 100;

    /// <summary>Which of these alarms do not exist, and which are raised; both in the order of the names.</summary>
    public async Task<(ImmutableArray<string> Missing, ImmutableArray<string> Raised)> LookAsync(
        ImmutableArray<string> names, CancellationToken cancellationToken)
    {
        var states = new Dictionary<string, StateValue>(StringComparer.Ordinal);
        foreach (var some in names.Chunk(MostNames))
        {
            var answer = await cloudWatch.DescribeAlarmsAsync(
                new DescribeAlarmsRequest { AlarmNames = [.. some], MaxRecords = MostNames }, cancellationToken).ConfigureAwait(false);
            foreach (var alarm in answer.MetricAlarms ?? [])
                states[alarm.AlarmName] = alarm.StateValue;
        }
        return ([.. names.Where(n => !states.ContainsKey(n))], [.. names.Where(n => states.GetValueOrDefault(n) == StateValue.ALARM)]);
    }
}
