using System.Text.Json.Nodes;
using Delightful.Core.Deployments;
using Delightful.Core.Slots;
using Delightful.Core.Verification;

namespace Delightful.Cli.Tests;

public class WatchTests
{
    static readonly Slot Idle = new() { Key = "web-app/dev", Version = 1 };
    static readonly Deployment Old = Story.Deployment("d0", "0.9.0", Story.Ended(Outcome.Released, "old"));

    static Deployment At(Stage stage) => Story.Deployment("d1", "1.0.0", stage);

    [Fact]
    public async Task Each_step_is_written_once_and_a_release_is_success()
    {
        var cloud = new FakeCloud(Idle)
            .Then(Old)
            .Then(At(new Stage.Analyzing()), Old)
            .Then(At(new Stage.Analyzing()), Old)
            .Then(At(Story.Shifting), Old)
            .Then(At(Story.Shifting with { Tests = RolloutTests.None with { Green = Story.Passed } }), Old)
            .Then(At(Story.Ended(Outcome.Released, "1.0.0 serves")), Old);

        var ran = await Shell.RunAsync(["watch", "web-app", "--env", "dev"], cloud);

        ran.ExitCode.ShouldBe(0);
        ran.Error.ShouldBe("Nothing is running in web-app/dev; waiting for the next deployment.");
        ran.Output.ShouldBe("""
            09:15:00  web-app/dev 1.0.0  analyze   waits for the source to be read
            09:15:00  web-app/dev 1.0.0  shift     waits for green to start and pass its test
            09:15:00  web-app/dev 1.0.0  shift     waits for the traffic to move
            09:15:00  web-app/dev 1.0.0  ended     released after 2 m 0 s: 1.0.0 serves
            """);
    }

    [Theory]
    [InlineData(Outcome.RolledBack)]
    [InlineData(Outcome.Failed)]
    [InlineData(Outcome.Rejected)]
    [InlineData(Outcome.Superseded)]
    public async Task Any_other_end_is_exit_code_1(Outcome outcome)
    {
        var cloud = new FakeCloud(Idle).Then(At(Story.Ended(outcome, "it did not work")));

        var ran = await Shell.RunAsync(["watch", "web-app", "--env", "dev", "--tag", "1.0.0"], cloud);

        ran.ExitCode.ShouldBe(1);
        ran.Output.ShouldContain("it did not work");
    }

    [Fact]
    public async Task As_JSON_it_is_one_line_for_every_step()
    {
        var cloud = new FakeCloud(Idle with { Active = At(Story.Baking) })
            .Then(At(Story.Baking))
            .Then(At(Story.Ended(Outcome.Released, "1.0.0 serves")));

        var ran = await Shell.RunAsync(["watch", "web-app", "--env", "dev", "--json"], cloud);

        var lines = ran.Output.Split('\n').Select(line => JsonNode.Parse(line)!).ToList();
        lines.Select(line => (string?)line["stage"]).ShouldBe(["bake", "ended"]);
        ((string?)lines[0]["waitsFor"]).ShouldBe("the bake to end");
    }

    [Fact]
    public async Task At_a_terminal_the_picture_ends_with_the_outcome()
    {
        var cloud = new FakeCloud(Idle).Then(At(Story.Shifting)).Then(At(Story.Ended(Outcome.Failed, "green answered 503")));

        var ran = await Shell.RunAsync(["watch", "web-app", "--env", "dev", "--tag", "1.0.0"], cloud, terminal: true);

        ran.ExitCode.ShouldBe(1);
        ran.Output.ShouldContain("web-app/dev  1.0.0  push by image push");
        ran.Output.ShouldContain("green answered 503");
    }

    [Fact]
    public async Task When_nothing_starts_in_time_it_gives_up()
    {
        var ran = await Shell.RunAsync(["watch", "web-app", "--env", "dev", "--timeout", "0"], new FakeCloud(Idle));

        ran.ExitCode.ShouldBe(1);
        ran.Error.ShouldContain("error CLI-203: A deployment in web-app/dev did not happen within 0 s.");
    }
}
