using System.Globalization;
using System.Text.Json.Nodes;
using System.Xml.Linq;

namespace Delightful.Local.Alarms;

/// <summary>An alarm as CloudWatch describes it now, and the parts of it that its event tells.</summary>
sealed record AlarmState(string Name, string Arn, string Value, JsonObject State, JsonObject Configuration)
{
    public static AlarmState Read(XElement alarm)
    {
        var value = Text(alarm, "StateValue") ?? "INSUFFICIENT_DATA";
        var state = new JsonObject { ["value"] = value, ["reason"] = Text(alarm, "StateReason") ?? "Unchecked: Initial alarm creation" };
        if (Text(alarm, "StateReasonData") is { Length: > 0 } data)
            state["reasonData"] = data;
        state["timestamp"] = Timestamp(Text(alarm, "StateUpdatedTimestamp"));
        return new AlarmState(Text(alarm, "AlarmName")!, Text(alarm, "AlarmArn")!, value, state, ConfigurationOf(alarm));
    }

    static JsonObject ConfigurationOf(XElement alarm)
    {
        var configuration = new JsonObject();
        if (Text(alarm, "AlarmDescription") is { Length: > 0 } description)
            configuration["description"] = description;
        if (Text(alarm, "AlarmRule") is { Length: > 0 } rule)
            configuration["alarmRule"] = rule;
        else if (Text(alarm, "MetricName") is { Length: > 0 } metric)
            configuration["metrics"] = new JsonArray(new JsonObject
            {
                ["id"] = "metric",
                ["metricStat"] = new JsonObject
                {
                    ["metric"] = new JsonObject { ["namespace"] = Text(alarm, "Namespace"), ["name"] = metric, ["dimensions"] = Dimensions(alarm) },
                    ["period"] = int.Parse(Text(alarm, "Period") ?? "60", CultureInfo.InvariantCulture),
                    ["stat"] = Text(alarm, "Statistic") ?? Text(alarm, "ExtendedStatistic"),
                },
                ["returnData"] = true,
            });
        return configuration;
    }

    static JsonObject Dimensions(XElement alarm)
    {
        var dimensions = new JsonObject();
        foreach (var dimension in Child(alarm, "Dimensions")?.Elements() ?? [])
            dimensions[Text(dimension, "Name")!] = Text(dimension, "Value");
        return dimensions;
    }

    /// The offset has no colon in these events, which strict readers of dates stumble over.
    static string Timestamp(string? text) =>
        (DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : DateTimeOffset.UnixEpoch)
            .UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fff", CultureInfo.InvariantCulture) + "+0000";

    static XElement? Child(XElement parent, string name) => parent.Elements().FirstOrDefault(e => e.Name.LocalName == name);

    static string? Text(XElement parent, string name) => Child(parent, name)?.Value;
}
