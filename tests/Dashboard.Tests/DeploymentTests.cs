using System.Globalization;
using Delightful.Core.Deployments;
using Delightful.Core.Slots;
using Delightful.Dashboard.Tests.Browsing;
using Delightful.Dashboard.Tests.World;

namespace Delightful.Dashboard.Tests;

public sealed class DeploymentTests(DashboardFixture world)
{
    static readonly SlotKey Search = new("search", "dev");

    [Fact]
    public async Task Its_stages_are_bars_to_one_scale()
    {
        var (tab, deployment) = await OpenAsync();
        await using var _ = tab;

        var bars = await tab.AskAsync("[...document.querySelectorAll('.timeline .bar')].map(bar => bar.x.baseVal.value + ' ' + bar.width.baseVal.value)");
        var whole = (deployment.Timeline[^1].EndedAt!.Value - deployment.AcceptedAt).TotalSeconds;
        var drawn = bars!.AsArray().Select(bar => bar!.GetValue<string>().Split(' ').Select(part => double.Parse(part, CultureInfo.InvariantCulture)).ToArray()).ToList();
        drawn.Count.ShouldBe(deployment.Timeline.Length);
        foreach (var (entry, bar) in deployment.Timeline.Zip(drawn))
        {
            bar[0].ShouldBe(Math.Min((entry.StartedAt - deployment.AcceptedAt).TotalSeconds / whole * 1000, 997), 0.1);
            bar[1].ShouldBe(Math.Max((entry.EndedAt!.Value - entry.StartedAt).TotalSeconds / whole * 1000, 3), 0.1);
        }
    }

    [Fact]
    public async Task It_says_how_it_ended_and_everything_that_was_recorded()
    {
        var (tab, deployment) = await OpenAsync();
        await using var _ = tab;

        (await tab.ReadAsync("h1")).ShouldContain("rolled back");
        (await tab.ReadAsync(".lead")).ShouldContain(((Stage.Ended)deployment.Stage).Sentence);
        var events = await tab.ReadAsync(".events");
        events.ShouldContain("e4f5a6b was pushed");
        events.ShouldContain("bake → rollback");
        events.ShouldContain("the alarm");
        events.ShouldNotContain("announce is done");
        (await tab.ReadAsync(".facts")).ShouldContain(deployment.Request.Digest);
    }

    [Fact]
    public async Task One_that_runs_shows_what_is_to_come_as_long_as_it_usually_takes()
    {
        var running = (await world.Registry.LoadAsync(new("web-app", "dev"), CancellationToken.None)).Active!;
        await using var tab = await world.OpenAsync($"/deployments/web-app/dev/{running.Id}");

        (await tab.ReadAsync(".timeline li:last-child")).ShouldContain("Bake");
        (await tab.ReadAsync(".timeline li:last-child")).ShouldContain("to come");
        (await tab.AskAsync<int>("document.querySelectorAll('.timeline rect.late').length")).ShouldBeGreaterThanOrEqualTo(2);
    }

    [Fact]
    public async Task It_is_found_by_tag_and_by_the_beginning_of_its_digest()
    {
        var (tab, deployment) = await OpenAsync();
        await using var _ = tab;
        foreach (var text in (string[])[deployment.Request.Tag, deployment.Request.Digest[..16], deployment.Id, deployment.Request.CorrelationId])
        {
            await tab.GoAsync(world.At($"/search?q={Uri.EscapeDataString(text)}"));
            (await tab.AskAsync<string>("location.pathname")).ShouldBe($"/deployments/search/dev/{deployment.Id}", text);
        }
    }

    [Fact]
    public async Task Its_JSON_has_the_same_facts()
    {
        var deployment = await NewestAsync();
        using var http = new HttpClient();
        var answer = System.Text.Json.Nodes.JsonNode.Parse(await http.GetStringAsync(world.At($"/api/deployments/search/dev/{deployment.Id}")))!;

        ((string?)answer["detail"]!["deployment"]!["outcome"]).ShouldBe("rolledBack");
        answer["detail"]!["deployment"]!["timeline"]!.AsArray().Count.ShouldBe(deployment.Timeline.Length);
        answer["events"]!.AsArray().Count.ShouldBeGreaterThan(10);
    }

    async Task<(Tab Tab, Deployment Deployment)> OpenAsync()
    {
        var deployment = await NewestAsync();
        return (await world.OpenAsync($"/deployments/search/dev/{deployment.Id}"), deployment);
    }

    async Task<Deployment> NewestAsync() => await world.Registry.HistoryAsync(Search, 1, CancellationToken.None).FirstAsync();
}
