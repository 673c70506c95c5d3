using Delightful.Core.Deployments;
using Delightful.Dashboard.Tests.Browsing;
using Delightful.Dashboard.Tests.World;

namespace Delightful.Dashboard.Tests;

/// <summary>The story goes on while a page is open.</summary>
[Collection(InHostileWorld.Name)]
public sealed class StoryTests(HostileWorld world)
{
    [Fact]
    public async Task What_happens_appears_without_a_reload_and_focus_stays_where_it_was()
    {
        await using var tab = await world.OpenAsync("/");
        await tab.UntilAsync("document.getElementById('live-word').textContent === 'live'");
        await tab.AskAsync("window.stayed = true; document.querySelector('#slot-web-app-dev h3 a').focus()");

        await world.TellOnAsync(slot => slot is { Key: "web-app/dev", Active: { Stage: Stage.Shifting, Request.Tag: Story.Running } });
        await tab.UntilAsync("document.querySelector('#live-web-app-dev [aria-current=step]')?.innerText.includes('Shift')");
        await world.TellOnAsync(slot => slot is { Key: "web-app/dev", Active: { Stage: Stage.Baking, Request.Tag: Story.Running } });
        await tab.UntilAsync("document.querySelector('#slot-web-app-dev').innerText.includes('at once')");
        await world.TellOnAsync(slot => slot is { Key: "web-app/dev", Current.Tag: Story.Running });
        await tab.UntilAsync($"document.querySelector('#slot-web-app-dev dd').innerText.includes({Tab.Text(Story.Running)})");

        (await tab.AskAsync<bool>("window.stayed === true")).ShouldBeTrue("the page was loaded anew");
        (await tab.AskAsync<string>("document.activeElement.getAttribute('href')")).ShouldBe("/slots/web-app/dev");
        (await tab.ReadAsync("#news")).ShouldStartWith("1 deployment runs;");
        tab.Complaints.ShouldBeEmpty();

        await tab.GoAsync(world.At("/messages"));
        await tab.UntilAsync("document.getElementById('live-word').textContent === 'live'");
        await world.Told.PostAsync("a message that comes later");
        await tab.UntilAsync("document.querySelector('.messages').innerText.includes('a message that comes later')");
    }
}
