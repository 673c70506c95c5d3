using System.Text.Json.Nodes;
using Delightful.Core.Deployments;
using Delightful.Core.Slots;

namespace Delightful.Cli.Tests;

public class RollbackTests
{
    static readonly Slot Slot = new() { Key = "web-app/dev", Version = 4, Releases = [Story.Release("1.1.0"), Story.Release("1.0.0")] };

    [Fact]
    public async Task It_puts_the_event_on_the_bus_that_a_person_could_have_put_there()
    {
        var cloud = new FakeCloud(Slot);

        var ran = await Shell.RunAsync(["rollback", "web-app", "--env", "dev", "--to", "1.0.0", "--reason", "it is \"slow\""], cloud);

        ran.ExitCode.ShouldBe(0);
        ran.Output.ShouldBe("Asked to bring 1.0.0 back in web-app/dev (event event-1).");
        var (type, detail) = cloud.Sent.ShouldHaveSingleItem();
        type.ShouldBe("Rollback Requested");
        var sent = JsonNode.Parse(detail)!.AsObject();
        sent.Select(field => field.Key).ShouldBe(["service", "environment", "toTag", "reason", "requestedBy", "by"], ignoreOrder: true);
        ((string?)sent["by"]!["proof"]!["authorization"]).ShouldStartWith("signed ");
        ((string?)sent["reason"]).ShouldBe("it is \"slow\"");
    }

    [Fact]
    public async Task Without_a_target_the_chain_chooses_it()
    {
        var cloud = new FakeCloud(Slot);

        var ran = await Shell.RunAsync(["rollback", "web-app", "--env", "dev", "--reason", "slow", "--json"], cloud);

        ((string?)JsonNode.Parse(ran.Output)!["eventId"]).ShouldBe("event-1");
        JsonNode.Parse(cloud.Sent.Single().Detail)!.AsObject().ContainsKey("toTag").ShouldBeFalse();
    }

    [Fact]
    public async Task What_is_no_verified_release_is_refused_and_nothing_is_sent()
    {
        var cloud = new FakeCloud(Slot);

        var ran = await Shell.RunAsync(["rollback", "web-app", "--env", "dev", "--to", "0.1.0", "--reason", "slow"], cloud);

        ran.ExitCode.ShouldBe(1);
        ran.Error.ShouldContain("CLI-202");
        ran.Error.ShouldContain("Verified releases are: 1.1.0, 1.0.0");
        cloud.Sent.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("rollback", "web-app", "--env", "dev")]
    [InlineData("rollback", "web-app", "--env", "dev", "--reason", " ")]
    [InlineData("rollback", "web-app", "--reason", "slow")]
    [InlineData("rollback", "Web App", "--env", "dev", "--reason", "slow")]
    public async Task An_incomplete_request_is_a_usage_error_and_nothing_is_sent(params string[] arguments)
    {
        var cloud = new FakeCloud(Slot);

        var ran = await Shell.RunAsync(arguments, cloud);

        ran.ExitCode.ShouldBe(2);
        cloud.Sent.ShouldBeEmpty();
    }

    [Fact]
    public async Task Watched_it_follows_the_new_rollback_and_no_earlier_one()
    {
        var earlier = Story.Deployment("d0", "1.0.0", Story.Ended(Outcome.Failed, "earlier"), DeploymentKind.Rollback);
        var cloud = new FakeCloud(Slot)
            .Then(earlier)
            .Then(earlier)
            .Then(Story.Deployment("d1", "1.0.0", Story.Ended(Outcome.Released, "1.0.0 serves again"), DeploymentKind.Rollback), earlier);

        var ran = await Shell.RunAsync(["rollback", "web-app", "--env", "dev", "--reason", "slow", "--watch"], cloud);

        ran.ExitCode.ShouldBe(0);
        ran.Output.ShouldContain("1.0.0 serves again");
        ran.Output.ShouldNotContain("earlier");
    }
}
