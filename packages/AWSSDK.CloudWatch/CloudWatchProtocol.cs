using System.Text.Json;
using Amazon.Internal.AwsJson;
using Amazon.Runtime.Internal;

namespace Amazon.CloudWatch.Model;

internal static class CloudWatchProtocol
{
    public static readonly AwsJsonService Service = new()
    {
        ServiceId = "CloudWatch",
        TargetPrefix = "GraniteServiceVersion20100801",
        JsonVersion = "1.0",
        QueryCompatible = true,
        ApiVersion = "2010-08-01",
        Errors = new AwsJsonErrors((m, i, t, c, r, s) => new AmazonCloudWatchException(m, i, t, c, r, s))
        {
            ["InvalidNextToken"] = (m, i, t, c, r, s) => new InvalidNextTokenException(m, i, t, c, r, s),
        },
    };

    public static readonly InvokeOptions DescribeAlarms = Service.Operation<DescribeAlarmsRequest, DescribeAlarmsResponse>(
        nameof(DescribeAlarms),
        (json, request) =>
        {
            json.Texts("AlarmNames", request.AlarmNames);
            json.Text("AlarmNamePrefix", request.AlarmNamePrefix);
            json.Text("StateValue", request.StateValue);
            json.Whole("MaxRecords", request.MaxRecords);
            json.Text("NextToken", request.NextToken);
        },
        json => new DescribeAlarmsResponse
        {
            MetricAlarms = json.List("MetricAlarms", Alarm),
            NextToken = json.Text("NextToken"),
        });

    private static MetricAlarm Alarm(JsonElement json) => new()
    {
        AlarmName = json.Text("AlarmName"),
        AlarmArn = json.Text("AlarmArn"),
        AlarmDescription = json.Text("AlarmDescription"),
        StateValue = json.Text("StateValue"),
        StateReason = json.Text("StateReason"),
        StateUpdatedTimestamp = json.Time("StateUpdatedTimestamp"),
    };
}
