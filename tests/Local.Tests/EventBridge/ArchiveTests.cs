using System.Globalization;
using System.Text.Json.Nodes;

namespace Delightful.Local.Tests.EventBridge;

/// <summary>Archives and replays, by the plain AWS CLI.</summary>
public sealed class ArchiveTests(CloudFixture fixture)
{
    const string Bus = $"arn:aws:events:us-east-1:{LocalCloudOptions.Account}:event-bus/default";

    readonly LocalCloud cloud = fixture.Cloud;
    readonly Aws aws = new(fixture.Cloud);

    [Fact]
    public async Task What_matched_comes_again_once_marked_and_is_not_archived_twice()
    {
        var archive = (string)(await aws.Run(
            "events", "create-archive", "--archive-name", "kept", "--event-source-arn", Bus, "--event-pattern", """{"source":["kept.test"]}""", "--retention-days", "7"))["ArchiveArn"]!;
        var first = await Put("kept.test", 1);
        await Put("kept.test", 2);
        await Put("other.test", 3);
        await Queues.Create(cloud, "replayed");
        await Rule("takes-replays", """{"source":["kept.test","other.test"],"replay-name":[{"exists":true}]}""", "replayed");
        await Queues.Create(cloud, "live");
        await Rule("takes-no-replays", """{"source":["kept.test"],"replay-name":[{"exists":false}]}""", "live");

        await Start("again", archive);
        var replay = await Ended("again");

        ((string?)replay["State"]).ShouldBe("COMPLETED");
        var came = new[] { JsonNode.Parse(await Queues.Receive(cloud, "replayed"))!, JsonNode.Parse(await Queues.Receive(cloud, "replayed"))! };
        came.Select(e => (int)e["detail"]!["n"]!).ShouldBe([1, 2], ignoreOrder: true);
        came.ShouldAllBe(e => (string?)e!["replay-name"] == "again" && (string?)e["source"] == "kept.test" && (string?)e["id"] != first);
        (await Queues.Count(cloud, "live")).ShouldBe(0);
        var kept = await aws.Run("events", "describe-archive", "--archive-name", "kept");
        ((int)kept["EventCount"]!, (int)kept["RetentionDays"]!).ShouldBe((2, 7));
    }

    [Fact]
    public async Task A_replay_can_be_for_one_rule_and_for_a_time()
    {
        var archive = (string)(await aws.Run("events", "create-archive", "--archive-name", "narrow", "--event-source-arn", Bus, "--event-pattern", """{"source":["narrow.test"]}"""))["ArchiveArn"]!;
        await Put("narrow.test", 1, "2026-03-02T09:00:00Z");
        await Put("narrow.test", 2, "2026-03-02T10:00:00Z");
        await Queues.Create(cloud, "one-rule");
        await Queues.Create(cloud, "another-rule");
        var wanted = await Rule("one-rule", """{"source":["narrow.test"]}""", "one-rule");
        await Rule("another-rule", """{"source":["narrow.test"]}""", "another-rule");

        await aws.Run(
            "events", "start-replay", "--replay-name", "narrow", "--event-source-arn", archive, "--event-start-time", "2026-03-02T09:30:00Z", "--event-end-time", "2026-03-02T10:30:00Z",
            "--destination", new JsonObject { ["Arn"] = Bus, ["FilterArns"] = new JsonArray(wanted) }.ToJsonString());
        await Ended("narrow");

        ((int)JsonNode.Parse(await Queues.Receive(cloud, "one-rule"))!["detail"]!["n"]!).ShouldBe(2);
        (await Queues.Count(cloud, "one-rule")).ShouldBe(1);
        (await Queues.Count(cloud, "another-rule")).ShouldBe(0);
    }

    [Fact]
    public async Task What_AWS_refuses_is_refused()
    {
        var archive = (string)(await aws.Run("events", "create-archive", "--archive-name", "strict", "--event-source-arn", Bus, "--event-pattern", """{"source":["strict.test"]}"""))["ArchiveArn"]!;
        await Start("strict", archive);

        (await aws.Try("events", "create-archive", "--archive-name", "strict", "--event-source-arn", Bus)).Error.ShouldContain("Archive strict already exists");
        (await aws.Try("events", "create-archive", "--archive-name", "lost", "--event-source-arn", Bus + "-not-there")).Error.ShouldContain("does not exist");
        (await aws.Try("events", "describe-archive", "--archive-name", "none")).Error.ShouldContain("Archive none does not exist");
        (await aws.Try("events", "describe-replay", "--replay-name", "none")).Error.ShouldContain("Replay none does not exist");
        (await Refused("strict", archive, Bus)).ShouldContain("Replay strict already exists");
        (await Refused("r1", archive + "-not-there", Bus)).ShouldContain("does not exist");
        (await Refused("r2", archive, Bus + "-2")).ShouldContain("Cross event bus replay is not permitted");
        (await Refused("r3", archive, Bus, from: "2027-01-01T00:00:00Z", to: "2026-01-01T00:00:00Z")).ShouldContain("EventStartTime must be before EventEndTime");
    }

    async Task<string?> Put(string source, int n, string? time = null)
    {
        var entry = new JsonObject { ["Source"] = source, ["DetailType"] = "Counted", ["Detail"] = $$"""{"n":{{n}}}""" };
        if (time is not null)
            entry["Time"] = time;
        return (string?)(await aws.Run("events", "put-events", "--entries", new JsonArray(entry).ToJsonString()))["Entries"]![0]!["EventId"];
    }

    async Task<string> Rule(string name, string pattern, string queue)
    {
        var rule = (string)(await aws.Run("events", "put-rule", "--name", name, "--event-pattern", pattern))["RuleArn"]!;
        await aws.Run("events", "put-targets", "--rule", name, "--targets", $"Id=1,Arn={Queues.Arn(queue)}");
        return rule;
    }

    Task<JsonNode> Start(string name, string archive) => aws.Run(
        "events", "start-replay", "--replay-name", name, "--event-source-arn", archive, "--event-start-time", "2020-01-01T00:00:00Z", "--event-end-time", Tomorrow, "--destination", $"Arn={Bus}");

    async Task<string> Refused(string name, string archive, string bus, string from = "2020-01-01T00:00:00Z", string? to = null) => (await aws.Try(
        "events", "start-replay", "--replay-name", name, "--event-source-arn", archive, "--event-start-time", from, "--event-end-time", to ?? Tomorrow, "--destination", $"Arn={bus}")).Error;

    async Task<JsonNode> Ended(string name)
    {
        for (var tries = 0; ; tries++)
        {
            var replay = await aws.Run("events", "describe-replay", "--replay-name", name);
            if ((string?)replay["State"] == "COMPLETED" || tries == 20)
                return replay;
            await Task.Delay(200);
        }
    }

    static string Tomorrow => TimeProvider.System.GetUtcNow().AddDays(1).ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
}
