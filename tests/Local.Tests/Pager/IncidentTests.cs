using System.Net;
using System.Text.Json.Nodes;
using Delightful.Local.Tests.Recorders;

namespace Delightful.Local.Tests.Pager;

public sealed class IncidentTests(RecorderHost host) : IClassFixture<RecorderHost>
{
    const string Key = "not-a-real-integration-key-at-al";

    [Fact]
    public async Task Events_of_one_key_are_one_incident_until_it_is_resolved()
    {
        await SayAsync("trigger", "slot-a");
        await SayAsync("trigger", "slot-a");
        (await StatesAsync("slot-a")).ShouldBe(["triggered"]);
        await SayAsync("acknowledge", "slot-a");
        (await StatesAsync("slot-a")).ShouldBe(["acknowledged"]);
        await SayAsync("resolve", "slot-a");
        await SayAsync("trigger", "slot-a");
        (await StatesAsync("slot-a")).ShouldBe(["resolved", "triggered"]);
    }

    [Fact]
    public async Task What_is_said_of_no_incident_is_dropped()
    {
        await SayAsync("resolve", "slot-b");
        (await StatesAsync("slot-b")).ShouldBeEmpty();
    }

    [Fact]
    public async Task An_event_that_is_none_is_refused_with_what_is_wrong()
    {
        var refused = await host.Client.SendAsync(
            HttpMethod.Post, "/_pagerduty/v2/enqueue", new { routing_key = "short", event_action = "shout", dedup_key = new string('x', 256) }, HttpStatusCode.BadRequest);

        refused!["errors"]!.AsArray().Count.ShouldBe(3);
    }

    Task<JsonNode?> SayAsync(string action, string key) => host.Client.SendAsync(
        HttpMethod.Post, "/_pagerduty/v2/enqueue",
        new { routing_key = Key, event_action = action, dedup_key = key, payload = new { summary = "it failed", source = key, severity = "error" } }, HttpStatusCode.Accepted);

    async Task<List<string?>> StatesAsync(string key) => [.. (await host.Client.GetJsonAsync("/_recorded/pagerduty"))["incidents"]!.AsArray()
        .Where(incident => (string?)incident!["key"] == key).Select(incident => (string?)incident!["state"])];
}
