using System.Globalization;
using Delightful.Core.Deployments;
using Delightful.Dashboard.Tests.Browsing;
using Delightful.Dashboard.Tests.World;

namespace Delightful.Dashboard.Tests;

public sealed class OverviewTests(DashboardFixture world)
{
    [Fact]
    public async Task It_says_what_runs_what_waits_and_what_is_held()
    {
        await using var tab = await world.OpenAsync("/");

        (await tab.ReadAsync("#news")).ShouldBe("1 deployment runs, 1 waits; 2 slots are held.");
        var live = await tab.ReadAsync("#live-web-app-dev");
        live.ShouldContain(Story.Running);
        live.ShouldContain("done in about");
        live.ShouldContain("in nine of ten cases");
        live.ShouldContain("waits for Terraform to apply the plan");
        (await tab.ReadAsync("#live-web-app-dev .queue")).ShouldStartWith(Story.Waiting);
        (await tab.ReadAsync("#live-web-app-dev .queue")).ShouldContain("starts in about");
        (await tab.ReadAsync("#live-web-app-dev [aria-current=step]")).ShouldContain("Apply");
    }

    [Fact]
    public async Task Every_slot_says_what_serves_the_way_back_and_how_it_went_lately()
    {
        await using var tab = await world.OpenAsync("/");

        var slot = await tab.ReadAsync("#slot-web-app-dev");
        slot.ShouldContain("2.3.2");
        slot.ShouldContain("2.3.0");
        slot.ShouldContain("a new rollout");
        (await tab.AskAsync<string>("document.querySelector('#slot-web-app-dev .strip').getAttribute('aria-label')")).ShouldBe("the last 7: 6 released, 1 rolled back");
        (await tab.ReadAsync("#slot-search-dev")).ShouldContain("no verified release before");
    }

    [Fact]
    public async Task Without_scripts_it_says_the_same()
    {
        await using var tab = await Tab.OpenAsync(world.Browser);
        await tab.WithoutScriptsAsync();
        await tab.GoAsync(world.At("/"));

        (await tab.ReadAsync("#live-web-app-dev")).ShouldContain("waits for Terraform to apply the plan");
        (await tab.AskAsync<bool>("document.getElementById('live').hidden")).ShouldBeTrue();
    }

    [Fact]
    public async Task What_is_relative_to_now_goes_on_by_the_clock_of_the_server()
    {
        await using var tab = await world.OpenAsync("/");
        const string so = "document.querySelector('#live-web-app-dev .line-up time[data-shows=since]').textContent";

        var before = await tab.AskAsync<string>(so);
        await tab.UntilAsync($"{so} !== {Tab.Text(before)}");

        var after = await tab.AskAsync<string>(so);
        Seconds(after).ShouldBeInRange(Seconds(before), Seconds(before) + 20, "the browser's own clock is far from the story's");
    }

    [Fact]
    public async Task A_slot_and_a_deployment_have_pages_of_their_own()
    {
        await using var tab = await world.OpenAsync("/");
        await tab.AskAsync("document.querySelector('#slot-web-app-dev h3 a').click()");
        await tab.UntilAsync("location.pathname === '/slots/web-app/dev'");
        (await tab.ReadAsync("h1")).ShouldBe("web-app → dev");
        (await tab.ReadAsync("main")).ShouldContain("./delightful rollback web-app --env dev");

        await tab.AskAsync("document.querySelector('.deployments a').click()");
        await tab.UntilAsync("location.pathname.startsWith('/deployments/web-app/dev/')");
    }

    static double Seconds(string duration) => duration.Split(' ') is [var minutes, "m", var seconds, "s"]
        ? (60 * double.Parse(minutes, CultureInfo.InvariantCulture)) + double.Parse(seconds, CultureInfo.InvariantCulture)
        : double.Parse(duration.Split(' ')[0], CultureInfo.InvariantCulture);
}
