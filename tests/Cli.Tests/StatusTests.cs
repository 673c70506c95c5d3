using System.Text.Json.Nodes;
using Delightful.Core.Slots;

namespace Delightful.Cli.Tests;

public class StatusTests
{
    static readonly Slot Running = new()
    {
        Key = "web-app/dev",
        Version = 7,
        Current = Story.Release("1.0.0"),
        Active = Story.Deployment("d1", "1.1.0", Story.Shifting),
        Waiting = [Story.Deployment("d2", "1.2.0", new Core.Deployments.Stage.Waiting("d1"))],
    };

    static readonly Slot Held = new()
    {
        Key = "web-app/prod",
        Version = 3,
        Current = Story.Release("1.0.0"),
        Hold = new Hold("checkout was slow", "operator", Story.Now.AddMinutes(-5), "1.1.0", Story.Digest("1.1.0"), Story.Now),
    };

    [Fact]
    public async Task Every_slot_has_a_line_that_says_what_serves_and_what_it_waits_for()
    {
        var ran = await Shell.RunAsync(["status"], new FakeCloud(Running, Held));

        ran.ExitCode.ShouldBe(0);
        ran.Error.ShouldBeEmpty();
        ran.Output.ShouldBe("""
            SERVICE   ENVIRONMENT   RELEASE   SINCE      NOW
            web-app   dev           1.0.0     08:15:00   1.1.0: shift for 42 s, waits for green to start and pass its test; 1 waiting
            web-app   prod          1.0.0     08:15:00   held
            web-app/dev: 1.2.0 is pending, place 1 of 1; it starts by itself, nobody can tell when
            web-app/prod is held by operator since 09:10:00: checkout was slow
            """);
    }

    [Fact]
    public async Task As_JSON_it_has_the_same_facts_for_machines()
    {
        var ran = await Shell.RunAsync(["status", "web-app", "--env", "dev", "--json"], new FakeCloud(Running, Held));

        var slot = JsonNode.Parse(ran.Output)!["slots"]!.AsArray().ShouldHaveSingleItem()!;
        ((string?)slot["current"]!["tag"]).ShouldBe("1.0.0");
        ((string?)slot["active"]!["stage"]).ShouldBe("shift");
        ((string?)slot["active"]!["kind"]).ShouldBe("push");
        ((double)slot["active"]!["timeline"]![1]!["seconds"]!).ShouldBe(42);
        slot["waiting"]!.AsArray().Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_service_that_was_never_deployed_is_an_error_that_names_the_others()
    {
        var ran = await Shell.RunAsync(["status", "checkout"], new FakeCloud(Running));

        ran.ExitCode.ShouldBe(1);
        ran.Output.ShouldBeEmpty();
        ran.Error.ShouldStartWith("error CLI-201: Nothing was ever deployed to checkout in any environment.");
        ran.Error.ShouldContain("There are: web-app/dev");
    }

    [Fact]
    public async Task An_empty_registry_is_no_error() =>
        (await Shell.RunAsync(["status"], new FakeCloud())).ShouldBe(new Ran(0, "Nothing has been deployed yet.", ""));

    [Fact]
    public async Task At_a_terminal_it_says_which_cloud_it_asks() =>
        (await Shell.RunAsync(["status"], new FakeCloud(Running), terminal: true)).Error.ShouldBe("(a cloud of the test)");
}
