using System.Text;
using System.Text.Json.Nodes;
using Delightful.Core.Deployments;
using Delightful.Core.Measures;

namespace Delightful.Core.Tests.Measures;

public class EmbeddedMetricTests
{
    private static readonly DateTimeOffset At = DateTimeOffset.FromUnixTimeMilliseconds(1_767_344_400_123);

    [Fact]
    public void A_line_is_what_CloudWatch_takes_a_metric_from() =>
        Line(new Measure(MetricNames.StageSeconds, 12.5, "plan", new("web-app/dev", "20260102T090000Z-1a2b3c4d", "1a2b3c4d"))).ShouldBe(
            """{"_aws":{"Timestamp":1767344400123,"CloudWatchMetrics":[{"Namespace":"Delightful","Dimensions":[[],["Stage"]],"Metrics":[{"Name":"StageSeconds","Unit":"Seconds"}]}]},"StageSeconds":12.5,"Stage":"plan","slot":"web-app/dev","deployment":"20260102T090000Z-1a2b3c4d","correlationId":"1a2b3c4d"}""" + "\n");

    [Fact]
    public void A_metric_without_a_dimension_has_one_figure_for_all() =>
        Line(new Measure(MetricNames.Waits, 1, null, new())).ShouldContain("\"Dimensions\":[[]]");

    /// <summary>Each pair of a metric and a value of its dimension is paid for, so what there is without end is in no dimension.</summary>
    [Fact]
    public void Dimensions_are_words_of_our_own_and_never_names_of_services_or_deployments() =>
        MetricNames.All.Select(metric => metric.By).OfType<string>().Distinct().ShouldBe([MetricNames.Outcome, MetricNames.Stage, MetricNames.Lane]);

    [Theory]
    [MemberData(nameof(Every))]
    public void Every_metric_makes_one_line_of_JSON_that_is_written_at_once(string name)
    {
        var line = Line(new Measure(name, 1, MetricNames.All.Single(m => m.Name == name).By is null ? null : "one\ntwo", new(new string('s', 26), new string('d', 30), new string('c', 32))));

        line.IndexOf('\n').ShouldBe(line.Length - 1);
        JsonNode.Parse(line)!["_aws"]!["CloudWatchMetrics"]![0]!["Metrics"]![0]!["Name"]!.ToString().ShouldBe(name);
        // More than a page is not written in one piece by a pipe, and lines of two writers would mix.
        Encoding.UTF8.GetByteCount(line).ShouldBeLessThan(4096);
    }

    public static TheoryData<string> Every() => [.. MetricNames.All.Select(metric => metric.Name)];

    [Fact]
    public void Outcomes_are_told_in_the_words_of_the_registry() =>
        Enum.GetValues<Outcome>().Select(outcome => System.Text.Json.JsonSerializer.Serialize(outcome, CoreJson.Default.Outcome).Trim('"'))
            .ShouldBe(Enum.GetValues<Outcome>().Select(SlotMeasures.Word));

    private static string Line(Measure measure) => Encoding.UTF8.GetString(EmbeddedMetric.Line(measure, At).Span);
}
