using System.Globalization;
using System.Xml.Linq;

namespace Delightful.Local.Containers;

/// <summary>How a target group checks health, and how long it lets requests end when a target leaves.</summary>
sealed record TargetGroupSettings(string Arn, string Name, string Path, TimeSpan Interval, TimeSpan Timeout, int HealthyThreshold, int UnhealthyThreshold, string Matcher, TimeSpan DrainLimit)
{
    public bool Matches(int status) => Matcher.Split(',').Any(part => part.Split('-') switch
    {
        [var one] => int.Parse(one, CultureInfo.InvariantCulture) == status,
        [var from, var to] => int.Parse(from, CultureInfo.InvariantCulture) <= status && status <= int.Parse(to, CultureInfo.InvariantCulture),
        _ => false,
    });

    /// <summary>Reads a group by ARN or name. Intervals are divided by the cloud's speed, timeouts are real time.</summary>
    public static async Task<TargetGroupSettings> ReadAsync(MotoClient moto, LocalCloudOptions options, string arnOrName, CancellationToken ct)
    {
        var key = arnOrName.StartsWith("arn:", StringComparison.Ordinal) ? "TargetGroupArns.member.1" : "Names.member.1";
        var group = await Balancing.AskAsync(moto, "DescribeTargetGroups", new Dictionary<string, string> { [key] = arnOrName }, ct);
        var arn = Text(group, "TargetGroupArn")!;
        var attributes = await Balancing.AskAsync(moto, "DescribeTargetGroupAttributes", new Dictionary<string, string> { ["TargetGroupArn"] = arn }, ct);
        var drain = attributes.Descendants().Where(e => e.Name.LocalName == "member").FirstOrDefault(e => Text(e, "Key") == "deregistration_delay.timeout_seconds");
        return new TargetGroupSettings(
            arn,
            Text(group, "TargetGroupName")!,
            Text(group, "HealthCheckPath") ?? "/",
            options.Scaled(Seconds(Text(group, "HealthCheckIntervalSeconds"), 30)),
            Seconds(Text(group, "HealthCheckTimeoutSeconds"), 5),
            int.Parse(Text(group, "HealthyThresholdCount") ?? "5", CultureInfo.InvariantCulture),
            int.Parse(Text(group, "UnhealthyThresholdCount") ?? "2", CultureInfo.InvariantCulture),
            Text(group, "HttpCode") ?? "200",
            Seconds(drain is null ? null : Text(drain, "Value"), 300));
    }

    static string? Text(XContainer parent, string name) => parent.Descendants().FirstOrDefault(e => e.Name.LocalName == name)?.Value;

    static TimeSpan Seconds(string? text, int otherwise) => TimeSpan.FromSeconds(text is null ? otherwise : double.Parse(text, CultureInfo.InvariantCulture));
}
