using System.Text.RegularExpressions;

namespace Delightful.Dashboard.Tests;

public sealed partial class MetricsTests(DashboardFixture world)
{
    [Fact]
    public async Task Metrics_are_what_the_registry_knows_in_the_format_of_Prometheus()
    {
        using var http = new HttpClient();
        using var answer = await http.GetAsync(world.At("/metrics"));
        var text = await answer.Content.ReadAsStringAsync();

        answer.Content.Headers.ContentType!.ToString().ShouldBe("text/plain; version=0.0.4; charset=utf-8");
        var lines = text.Split('\n');
        lines.ShouldContain("delightful_registry_up 1");
        lines.ShouldContain("delightful_deployments_running{service=\"web-app\",environment=\"dev\"} 1");
        lines.ShouldContain("delightful_deployments_waiting{service=\"web-app\",environment=\"dev\"} 1");
        lines.ShouldContain("delightful_slot_held{service=\"checkout\",environment=\"dev\"} 1");
        lines.ShouldContain("delightful_releases{service=\"web-app\",environment=\"dev\"} 6");
        text.ShouldContain("delightful_lead_time_seconds{service=\"web-app\",environment=\"dev\",quantile=\"0.5\"} ");
        text.ShouldEndWith("\n");
        lines[..^1].ShouldAllBe(line => Line().IsMatch(line));
    }

    [GeneratedRegex("""\A(# (HELP [a-z_]+ .+|TYPE [a-z_]+ gauge)|[a-z_]+(\{[a-z]+="[^"\\\n]*"(,[a-z]+="[^"\\\n]*")*\})? -?[0-9.E+-]+)\z""")]
    private static partial Regex Line();
}
