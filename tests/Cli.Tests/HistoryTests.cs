using System.Text.Json.Nodes;
using Delightful.Core.Deployments;
using Delightful.Core.Slots;

namespace Delightful.Cli.Tests;

public class HistoryTests
{
    static FakeCloud Cloud() => new FakeCloud(new Slot { Key = "web-app/dev", Version = 1 }).Then(
        Story.Deployment("d2", "1.1.0", Story.Baking),
        Story.Deployment("d1", "1.0.0", Story.Ended(Outcome.RolledBack, "the health page answered [503]")));

    [Fact]
    public async Task Each_deployment_has_a_line_with_its_outcome_and_why()
    {
        var ran = await Shell.RunAsync(["history"], Cloud());

        ran.ExitCode.ShouldBe(0);
        ran.Output.ShouldBe("""
            STARTED    SERVICE   ENVIRONMENT   TAG     KIND   OUTCOME       TOOK      WHY
            09:13:00   web-app   dev           1.1.0   push   bake          2 m 0 s   waits for the bake to end, in 1 m 30 s
            09:13:00   web-app   dev           1.0.0   push   rolled back   2 m 0 s   the health page answered [503]
            """);
    }

    [Fact]
    public async Task As_JSON_outcomes_are_written_as_in_the_events()
    {
        var ran = await Shell.RunAsync(["history", "web-app", "--json", "--limit", "5"], Cloud());

        var deployments = JsonNode.Parse(ran.Output)!["deployments"]!.AsArray();
        deployments.Select(deployment => (string?)deployment!["id"]).ShouldBe(["d2", "d1"]);
        ((string?)deployments[1]!["outcome"]).ShouldBe("rolledBack");
    }

    [Theory]
    [InlineData("0")]
    [InlineData("many")]
    public async Task A_limit_that_is_no_number_of_lines_is_a_usage_error(string limit)
    {
        var ran = await Shell.RunAsync(["history", "--limit", limit], Cloud());

        ran.ExitCode.ShouldBe(2);
        ran.Error.ShouldStartWith("error CLI-001:");
        ran.Error.ShouldContain("See: ./delightful history --help");
    }
}
