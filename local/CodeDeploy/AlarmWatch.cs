using System.Text.Json.Nodes;

namespace Delightful.Local.CodeDeploy;

/// <summary>
/// Looks at a group's alarms while a deployment runs. One that is in ALARM stops it, also when it was in
/// ALARM before the start: unlike ECS, CodeDeploy does not leave such an alarm out.
/// </summary>
sealed class AlarmWatch(MotoClient moto)
{
    static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(500);

    /// <summary>Returns the names of alarms in ALARM as soon as there are some; ends by cancellation only.</summary>
    public async Task<IReadOnlyList<string>> RaisedAsync(JsonObject group, CancellationToken ct)
    {
        var names = (group["alarmConfiguration"]?["alarms"] as JsonArray ?? []).Select(alarm => (string)alarm!["name"]!).ToList();
        if (names.Count == 0 || (bool?)group["alarmConfiguration"]?["enabled"] is not true)
            await Task.Delay(Timeout.Infinite, ct);
        while (true)
        {
            if (await InAlarmAsync(names, ct) is { Count: > 0 } raised)
                return raised;
            await Task.Delay(Interval, ct);
        }
    }

    async Task<IReadOnlyList<string>> InAlarmAsync(List<string> names, CancellationToken ct)
    {
        var asked = names.Index().ToDictionary(name => $"AlarmNames.member.{name.Index + 1}", name => name.Item);
        var answer = await moto.QueryAsync("monitoring", "DescribeAlarms", asked, ct);
        return [.. answer.Descendants()
            .Where(e => e.Name.LocalName == "member" && e.Elements().Any(child => child is { Name.LocalName: "StateValue", Value: "ALARM" }))
            .Select(e => e.Elements().First(child => child.Name.LocalName == "AlarmName").Value)];
    }
}
