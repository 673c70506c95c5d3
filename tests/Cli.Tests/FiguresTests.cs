using System.Text.Json.Nodes;
using Delightful.Core.Deployments;
using Delightful.Core.Slots;

namespace Delightful.Cli.Tests;

public class FiguresTests
{
    static Deployment Over(int number, Outcome outcome, int minutes) => Story.Deployment($"d{number}", $"1.{number}.0", Story.Baking) with
    {
        AcceptedAt = Story.Now.AddDays(-number),
        Request = Story.Deployment("d", "1.0.0", Story.Baking).Request with { RequestedAt = Story.Now.AddDays(-number) },
        Stage = new Stage.Ended(outcome, "over", Story.Now.AddDays(-number).AddMinutes(minutes)),
        Timeline = [new TimelineEntry("bake", Story.Now.AddDays(-number)), new TimelineEntry("rollback", Story.Now.AddDays(-number).AddMinutes(minutes - 2))],
    };

    static FakeCloud Cloud(params Deployment[] known)
    {
        var cloud = new FakeCloud(new Slot { Key = "web-app/dev", Version = 3 });
        cloud.Known.AddRange(known);
        return cloud;
    }

    static readonly Deployment[] FiveAndOne =
    [
        .. Enumerable.Range(1, 5).Select(number => Over(number, Outcome.Released, 10 * number)), Over(6, Outcome.RolledBack, 8),
    ];

    [Fact]
    public async Task Each_slot_has_its_four_figures_with_the_counts_they_come_from()
    {
        var ran = await Shell.RunAsync(["figures", "--days", "7"], Cloud(FiveAndOne));

        ran.Error.ShouldBeEmpty();
        ran.Output.ShouldBe("""
            SLOT          RELEASES       PUSH TO RELEASE                         CHANGES THAT FAILED   TIME TO RESTORE
            web-app/dev   5 a week (5)   30 m 0 s, 9 of 10 within 50 m 0 s (5)   16.7 % (1 of 6)       too few to say (1)
            Of the last 7 days. Fewer than 5 are too few to say more.
            """);
    }

    [Fact]
    public async Task As_JSON_durations_are_seconds_and_what_cannot_be_said_is_left_out()
    {
        var ran = await Shell.RunAsync(["figures", "web-app", "--env", "dev", "--json"], Cloud(FiveAndOne[..5]));

        var figures = JsonNode.Parse(ran.Output)!["figures"]!.AsArray().ShouldHaveSingleItem()!;
        ((double)figures["leadTime"]!["medianSeconds"]!).ShouldBe(1800);
        ((double)figures["changeFailureRate"]!).ShouldBe(0);
        figures["timeToRestore"]!["medianSeconds"].ShouldBeNull();
        ((int)figures["days"]!).ShouldBe(30);
    }

    [Fact]
    public async Task With_too_little_it_says_so_instead_of_a_figure()
    {
        var ran = await Shell.RunAsync(["figures"], Cloud(FiveAndOne[0]));

        ran.Output.ShouldContain("0.2 a week (1)");
        ran.Output.ShouldContain("too few to say (1)");
        ran.Output.ShouldContain("too few to say (0 of 1)");
        ran.Output.ShouldContain("no restore");
    }

    [Fact]
    public async Task Days_that_are_no_number_are_a_usage_error() =>
        (await Shell.RunAsync(["figures", "--days", "0"], Cloud())).ExitCode.ShouldBe(2);

    [Fact]
    public async Task A_service_that_was_never_deployed_is_an_error() =>
        (await Shell.RunAsync(["figures", "checkout"], Cloud())).Error.ShouldStartWith("error CLI-201:");
}
