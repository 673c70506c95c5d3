using System.Text.Json.Nodes;
using Delightful.Core.Slots;

namespace Delightful.Cli.Tests;

public class HoldTests
{
    static readonly Slot Held = new()
    {
        Key = "web-app/dev",
        Version = 4,
        Hold = new Hold("checkout is slow", "ada", Story.Now.AddHours(-1), "1.1.0", Story.Digest("1.1.0"), Story.Now.AddHours(-2)),
    };

    [Fact]
    public async Task Lifting_puts_the_event_on_the_bus_that_a_person_could_have_put_there()
    {
        var cloud = new FakeCloud(Held);

        var ran = await Shell.RunAsync(["hold", "lift", "web-app", "--env", "dev", "--reason", "it is \"fixed\""], cloud);

        ran.ExitCode.ShouldBe(0);
        ran.Output.ShouldBe("Asked to allow 1.1.0 in web-app/dev again (event event-1).");
        var (type, detail) = cloud.Sent.ShouldHaveSingleItem();
        type.ShouldBe("Hold Lift Requested");
        var sent = JsonNode.Parse(detail)!.AsObject();
        sent.Select(field => field.Key).ShouldBe(["service", "environment", "reason", "requestedBy", "by"], ignoreOrder: true);
        ((string?)sent["by"]!["proof"]!["authorization"]).ShouldStartWith("signed ");
        ((string?)sent["service"]).ShouldBe("web-app");
        ((string?)sent["environment"]).ShouldBe("dev");
        ((string?)sent["reason"]).ShouldBe("it is \"fixed\"");
    }

    [Fact]
    public async Task As_JSON_it_names_the_event_and_what_it_allows()
    {
        var ran = await Shell.RunAsync(["hold", "lift", "web-app", "--env", "dev", "--reason", "fixed", "--json"], new FakeCloud(Held));

        var written = JsonNode.Parse(ran.Output)!;
        ((string?)written["eventId"]).ShouldBe("event-1");
        ((string?)written["service"]).ShouldBe("web-app");
        ((string?)written["environment"]).ShouldBe("dev");
        ((string?)written["tag"]).ShouldBe("1.1.0");
    }

    [Fact]
    public async Task Where_nothing_is_held_it_says_so_and_nothing_is_sent()
    {
        var cloud = new FakeCloud(Held with { Hold = null });

        var ran = await Shell.RunAsync(["hold", "lift", "web-app", "--env", "dev", "--reason", "fixed"], cloud);

        ran.ExitCode.ShouldBe(1);
        ran.Error.ShouldContain("CLI-204");
        cloud.Sent.ShouldBeEmpty();
    }

    [Fact]
    public async Task Where_nothing_was_deployed_it_names_what_there_is_and_nothing_is_sent()
    {
        var cloud = new FakeCloud(Held);

        var ran = await Shell.RunAsync(["hold", "lift", "web-app", "--env", "prod", "--reason", "fixed"], cloud);

        ran.ExitCode.ShouldBe(1);
        ran.Error.ShouldContain("CLI-201");
        ran.Error.ShouldContain("web-app/dev");
        cloud.Sent.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("hold", "lift", "web-app", "--env", "dev")]
    [InlineData("hold", "lift", "web-app", "--env", "dev", "--reason", " ")]
    [InlineData("hold", "lift", "web-app", "--reason", "fixed")]
    [InlineData("hold", "lift", "Web App", "--env", "dev", "--reason", "fixed")]
    [InlineData("hold")]
    public async Task An_incomplete_request_is_a_usage_error_and_nothing_is_sent(params string[] arguments)
    {
        var cloud = new FakeCloud(Held);

        var ran = await Shell.RunAsync(arguments, cloud);

        ran.ExitCode.ShouldBe(2);
        cloud.Sent.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_reason_that_the_chain_would_refuse_is_a_usage_error()
    {
        var cloud = new FakeCloud(Held);

        var ran = await Shell.RunAsync(["hold", "lift", "web-app", "--env", "dev", "--reason", new string('x', 501)], cloud);

        ran.ExitCode.ShouldBe(2);
        ran.Error.ShouldContain("at most 500");
        cloud.Sent.ShouldBeEmpty();
    }
}
