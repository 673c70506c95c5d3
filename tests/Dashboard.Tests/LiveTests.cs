using System.Net;
using System.Text.Json.Nodes;
using Amazon.Runtime;
using Delightful.Cli.Targets;
using Delightful.Local.Faults;

namespace Delightful.Dashboard.Tests;

/// <summary>How the page stays true, and what it asks of the registry for that.</summary>
public sealed class LiveTests(DashboardFixture world)
{
    [Fact]
    public async Task A_registry_that_does_not_answer_leaves_what_was_known_with_its_age()
    {
        await using var tab = await world.OpenAsync("/");
        (await tab.AskAsync<bool>("document.getElementById('trouble') === null")).ShouldBeTrue();

        world.Cloud.Faults.Add(new ServiceFault(ServiceFaultKind.Error, "dynamodb", Count: 10_000));
        try
        {
            await tab.UntilAsync("document.getElementById('trouble')?.innerText.includes('CLI-102')");
            (await tab.ReadAsync("#trouble")).ShouldStartWith("This is what was known");
            (await tab.ReadAsync("#slots")).ShouldContain("2.3.2");
        }
        finally
        {
            world.Cloud.Faults.Clear();
        }
        await tab.UntilAsync("document.getElementById('trouble') === null");
    }

    [Fact]
    public async Task A_registry_that_never_answered_is_said_to_people_and_to_programs()
    {
        using var nobody = AwsClients.At("http://127.0.0.1:9", new BasicAWSCredentials("test", "test"));
        await using var server = await world.ServeAsync(new AwsCloud(nobody, AwsNames.Of(_ => null), "the cloud of the test", TextWriter.Null));
        using var http = new HttpClient();

        using var page = await http.GetAsync(server.Address);
        page.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        (await page.Content.ReadAsStringAsync()).ShouldContain("The cloud of the test cannot be reached", Case.Insensitive);
        (await http.GetStringAsync(new Uri(server.Address, "/metrics"))).ShouldContain("delightful_registry_up 0\n");
        using var answer = await http.GetAsync(new Uri(server.Address, "/api/slots"));
        ((string?)JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["error"]!["code"]).ShouldBe("CLI-103");
    }

    [Fact]
    public async Task A_page_that_is_paused_asks_for_nothing()
    {
        await using var tab = await world.OpenAsync("/");
        await tab.UntilAsync("document.getElementById('live-word').textContent === 'live'");

        await tab.AskAsync("document.getElementById('live').click()");

        (await tab.ReadAsync("#live")).ShouldBe("paused");
        (await tab.AskAsync<string>("document.getElementById('live').getAttribute('aria-pressed')")).ShouldBe("false");
        var asked = tab.Requests.Count;
        await Task.Delay(600);
        tab.Requests.Count.ShouldBe(asked);
    }

    [Fact]
    public async Task While_nobody_looks_nothing_is_read()
    {
        await using (var tab = await world.OpenAsync("/"))
            await tab.UntilAsync("document.getElementById('live-word').textContent === 'live'");

        await QuietAsync();
        var looks = world.Server.Desk.Board.Looks;
        await Task.Delay(800);

        world.Server.Desk.Board.Looks.ShouldBe(looks);
    }

    [Fact]
    public async Task Many_who_look_share_one_reading()
    {
        using var http = new HttpClient();
        await QuietAsync();
        await Task.Delay(100);
        var looks = world.Server.Desk.Board.Looks;

        await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => http.GetStringAsync(world.At("/api/slots"))));

        (world.Server.Desk.Board.Looks - looks).ShouldBeInRange(1, 4);
    }

    /// <summary>The last page that was left may still be known for a moment.</summary>
    async Task QuietAsync()
    {
        for (int before = -1, left = 40; before != world.Server.Desk.Board.Looks && left > 0; left--)
        {
            before = world.Server.Desk.Board.Looks;
            await Task.Delay(400);
        }
    }
}
