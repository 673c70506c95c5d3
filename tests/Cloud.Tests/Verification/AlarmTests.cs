using Amazon.CloudWatch;
using Delightful.Local;
using Microsoft.Extensions.DependencyInjection;

namespace Delightful.Cloud.Tests.Verification;

public sealed class AlarmTests(CloudFixture cloud)
{
    private static readonly CancellationToken Ever = CancellationToken.None;

    [Fact]
    public async Task Alarms_that_are_missing_or_raised_are_told_apart()
    {
        var (quiet, raised, missing) = (cloud.NewName("quiet"), cloud.NewName("raised"), cloud.NewName("missing"));
        await PutAsync(quiet);
        await PutAsync(raised);
        await Query("SetAlarmState", new() { ["AlarmName"] = raised, ["StateValue"] = "ALARM", ["StateReason"] = "too many errors" });

        var looked = await Open().LookAsync([missing, raised, quiet], Ever);

        looked.Missing.ShouldBe([missing]);
        looked.Raised.ShouldBe([raised]);
    }

    [Fact]
    public async Task More_alarms_than_one_question_takes_are_all_looked_at()
    {
        var last = cloud.NewName("last");
        await PutAsync(last);
        var missing = Enumerable.Range(0, 150).Select(n => $"no-alarm-{n}").ToList();

        var looked = await Open().LookAsync([.. missing, last], Ever);

        looked.Missing.ShouldBe(missing);
        looked.Raised.ShouldBeEmpty();
    }

    private Alarms Open() => new(new AmazonCloudWatchClient(CloudFixture.Credentials, cloud.Pointing(new AmazonCloudWatchConfig())));

    private Task PutAsync(string name) => Query("PutMetricAlarm", new()
    {
        ["AlarmName"] = name,
        ["ComparisonOperator"] = "GreaterThanThreshold",
        ["EvaluationPeriods"] = "1",
        ["MetricName"] = "Errors",
        ["Namespace"] = "Delightful",
        ["Period"] = "60",
        ["Statistic"] = "Sum",
        ["Threshold"] = "1",
    });

    private Task Query(string action, Dictionary<string, string> parameters)
    {
        parameters["Version"] = "2010-08-01";
        return cloud.Cloud.Services.GetRequiredService<MotoClient>().QueryAsync("monitoring", action, parameters, Ever);
    }
}
