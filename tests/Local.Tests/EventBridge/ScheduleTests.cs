using System.Globalization;
using Delightful.Local.EventBridge.Schedules;

namespace Delightful.Local.Tests.EventBridge;

public sealed class ScheduleTests
{
    [Theory]
    [InlineData("rate(1 minute)", "2024-02-28T23:59:30Z", "2024-02-29T00:00:30Z")]
    [InlineData("rate(12 hours)", "2024-02-28T23:00:00Z", "2024-02-29T11:00:00Z")]
    [InlineData("cron(0 10 * * ? *)", "2024-02-28T10:00:00Z", "2024-02-29T10:00:00Z")]
    [InlineData("cron(0/15 * * * ? *)", "2024-02-28T10:07:00Z", "2024-02-28T10:15:00Z")]
    [InlineData("cron(0 18 ? * MON-FRI *)", "2024-03-01T18:00:00Z", "2024-03-04T18:00:00Z")]
    [InlineData("cron(0 0 L * ? *)", "2024-02-28T00:00:00Z", "2024-02-29T00:00:00Z")]
    [InlineData("cron(0 8 1 JAN,JUL ? *)", "2024-02-28T00:00:00Z", "2024-07-01T08:00:00Z")]
    [InlineData("cron(0 8 29 2 ? *)", "2024-03-01T00:00:00Z", "2028-02-29T08:00:00Z")]
    public void The_next_time_is(string expression, string after, string next) =>
        Schedule.Parse(expression).Next(Time(after)).ShouldBe(Time(next));

    [Fact]
    public void A_year_that_is_over_never_comes() => Schedule.Parse("cron(0 0 1 1 ? 2020)").Next(Time("2024-01-01T00:00:00Z")).ShouldBeNull();

    [Theory]
    [InlineData("rate(1 minutes)")]
    [InlineData("rate(5 minute)")]
    [InlineData("rate(0 minutes)")]
    [InlineData("rate(5 seconds)")]
    [InlineData("cron(0 10 * * * *)")]
    [InlineData("cron(0 10 ? * ? *)")]
    [InlineData("cron(60 10 * * ? *)")]
    [InlineData("cron(0 10 * *)")]
    [InlineData("every day")]
    public void A_wrong_expression_is_refused(string expression) =>
        Should.Throw<AwsException>(() => Schedule.Parse(expression)).Message.ShouldBe($"Parameter ScheduleExpression is not valid: {expression}");

    static DateTimeOffset Time(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
