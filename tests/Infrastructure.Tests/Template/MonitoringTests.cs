using System.Text.RegularExpressions;
using Delightful.Core.Measures;

namespace Delightful.Infrastructure.Tests.Template;

/// <summary>What is watched is what is told: a metric of another name would be a chart that stays empty and an alarm that stays silent.</summary>
public sealed partial class MonitoringTests
{
    static readonly string Module = Path.Combine(SamTemplate.RepositoryRoot, "infrastructure", "modules", "monitoring");

    [Fact]
    public void Every_metric_of_the_dashboard_and_of_the_alarms_is_one_that_the_functions_tell()
    {
        var shown = Shown().Matches(File.ReadAllText(Path.Combine(Module, "dashboard.tf"))).Select(m => (Name: m.Groups[1].Value, By: m.Groups[2].Value)).ToList();
        var watched = Watched().Matches(File.ReadAllText(Path.Combine(Module, "main.tf"))).Select(m => m.Groups[1].Value).ToList();

        shown.Select(m => m.Name).Distinct().ShouldBe(MetricNames.All.Select(m => m.Name), ignoreOrder: true);
        foreach (var (name, by) in shown.Where(m => m.By.Length > 0))
            MetricNames.All.Single(m => m.Name == name).By.ShouldBe(by);
        watched.Count.ShouldBe(3);
        watched.ShouldBeSubsetOf(MetricNames.All.Select(m => m.Name));
    }

    [Fact]
    public void The_words_of_the_dashboard_are_those_of_the_chain()
    {
        var text = File.ReadAllText(Path.Combine(Module, "dashboard.tf"));

        Words(text, "outcomes").ShouldBe(Enum.GetValues<Core.Deployments.Outcome>().Select(o => System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(o.ToString())), ignoreOrder: true);
        Words(text, "lanes").ShouldBe(Core.Feedback.Delivery.FeedbackLane.All, ignoreOrder: true);
        Words(text, "stages").ShouldBe(["waiting", "analyze", "plan", "approve", "apply", "migrate", "shift", "bake", "test", "rollback"]);
    }

    [Fact]
    public async Task The_function_and_the_queues_that_are_watched_are_those_of_the_template()
    {
        var names = (await SamTemplate.Resources("AWS::Lambda::Function")).Values.Select(f => f["FunctionName"]!.ToString())
            .Concat((await SamTemplate.Resources("AWS::SQS::Queue")).Values.Select(q => q["QueueName"]!.ToString()));

        new[] { "delightful-watchdog", "delightful-feedback.fifo", "delightful-dead", "delightful-feedback-dead.fifo" }.ShouldBeSubsetOf(names);
    }

    [Fact]
    public void The_documented_metrics_are_exactly_those_that_are_told()
    {
        var documented = File.ReadLines(Path.Combine(SamTemplate.RepositoryRoot, "docs", "monitoring.md"))
            .Select(line => line.Split('|', StringSplitOptions.TrimEntries))
            .Where(cells => cells.Length > 4 && MetricNames.All.Any(m => cells[1] == $"`{m.Name}`") || cells is [_, _, "Count" or "Seconds" or "None", ..])
            .Select(cells => (cells[1].Trim('`'), cells[2], cells[3].Trim('`')));

        documented.ShouldBe(MetricNames.All.Select(m => (m.Name, m.Unit, m.By ?? "")), ignoreOrder: true);
    }

    [Fact]
    public async Task The_documented_alarms_are_exactly_those_that_there_are()
    {
        var raised = AlarmKey().Matches(File.ReadAllText(Path.Combine(Module, "main.tf"))).Select(m => $"{m.Groups[1].Value}-delightful")
            .Concat((await SamTemplate.Resources("AWS::CloudWatch::Alarm")).Values.Select(a => a["AlarmName"]!.ToString()));
        var documented = File.ReadLines(Path.Combine(SamTemplate.RepositoryRoot, "docs", "monitoring.md"))
            .Where(line => line.StartsWith("| `", StringComparison.Ordinal)).Select(line => line.Split('|', StringSplitOptions.TrimEntries)[1].Trim('`'))
            .Where(name => name.EndsWith("-delightful", StringComparison.Ordinal));

        documented.ShouldBe(raised, ignoreOrder: true);
    }

    static IEnumerable<string> Words(string text, string local) =>
        Regex.Match(text, $@"^  {local}\s*= \[(.*)\]$", RegexOptions.Multiline).Groups[1].Value.Split(", ").Select(word => word.Trim('"'));

    [GeneratedRegex(@"\[""Delightful"", ""(\w+)""(?:, ""(\w+)"")?")]
    private static partial Regex Shown();

    [GeneratedRegex(@"namespace\s*= ""Delightful""\s+metric\s*= ""(\w+)""")]
    private static partial Regex Watched();

    [GeneratedRegex(@"^    ([a-z-]+) = \{\n      description", RegexOptions.Multiline)]
    private static partial Regex AlarmKey();
}
