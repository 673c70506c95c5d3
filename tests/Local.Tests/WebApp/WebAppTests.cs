using System.Diagnostics;
using System.Net;

namespace Delightful.Local.Tests.WebApp;

public class WebAppTests
{
    [Fact]
    public async Task A_healthy_one_is_well_at_both_depths_and_reports_its_tag()
    {
        await using var app = new WebAppProcess("healthy", tag: "2.3.4");

        using var health = await app.FirstAnswerAsync("/health");
        using var deep = await app.Client.GetAsync("/health/deep");

        health.StatusCode.ShouldBe(HttpStatusCode.OK);
        deep.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await app.Client.GetStringAsync("/version")).ShouldBe("""{"version":"2.3.4"}""");
        (await app.Client.GetStringAsync("/")).ShouldContain("2.3.4");
    }

    [Fact]
    public async Task An_unhealthy_one_runs_and_answers_503_on_its_deep_health_page_only()
    {
        await using var app = new WebAppProcess("unhealthy");

        using var health = await app.FirstAnswerAsync("/health");
        using var deep = await app.Client.GetAsync("/health/deep");
        using var greeting = await app.Client.GetAsync("/");

        health.StatusCode.ShouldBe(HttpStatusCode.OK);
        deep.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        greeting.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_slow_one_takes_three_seconds_and_finishes_what_it_began_when_told_to_stop()
    {
        await using var app = new WebAppProcess("slow");
        using var started = await app.FirstAnswerAsync("/health");

        var watch = Stopwatch.StartNew();
        var inFlight = app.Client.GetAsync("/health");
        await Task.Delay(500);
        app.Terminate();

        using var answer = await inFlight;
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        watch.Elapsed.ShouldBeGreaterThan(TimeSpan.FromSeconds(2.9));
        (await app.ExitCodeAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task A_crashing_one_starts_well_and_then_leaves_with_code_1()
    {
        await using var app = new WebAppProcess("crashing");

        using var health = await app.FirstAnswerAsync("/health");

        health.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await app.ExitCodeAsync()).ShouldBe(1);
    }
}
