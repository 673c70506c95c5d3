using System.Text.Json.Nodes;
using Delightful.Core.Deployments;
using Delightful.Core.Slots;

namespace Delightful.Cli.Tests;

public class HistoryFilterTests
{
    static readonly Deployment Failed = Accepted("d1", "1.0.0", Story.Ended(Outcome.Failed, "the plan failed"), daysAgo: 10);
    static readonly Deployment Released = Accepted("d2", "1.1.0", Story.Ended(Outcome.Released, "verified"), daysAgo: 5);
    static readonly Deployment Running = Accepted("d3", "1.2.0", Story.Baking, daysAgo: 0);

    static Deployment Accepted(string id, string tag, Stage stage, int daysAgo) =>
        Story.Deployment(id, tag, stage) with { AcceptedAt = Story.Now.AddDays(-daysAgo) };

    [Theory]
    [InlineData("d1", "--tag", "1.0.0")]
    [InlineData("d2", "--outcome", "released")]
    [InlineData("d3,d2", "--since", "7d")]
    [InlineData("d3", "--since", "2026-03-01")]
    [InlineData("d3", "--since", "12h")]
    [InlineData("d2", "--since", "7d", "--outcome", "released")]
    [InlineData("d3,d2,d1", "--correlation", "9be04c7")]
    [InlineData("d1", "--correlation", "9be04c7", "--tag", "1.0.0")]
    [InlineData("", "--commit", "0123456")]
    public async Task Filters_leave_what_fits_all_of_them_newest_first(string expected, params string[] filters)
    {
        var ran = await Shell.RunAsync(["history", "--json", .. filters], Cloud());

        ran.Error.ShouldBeEmpty();
        string.Join(',', JsonNode.Parse(ran.Output)!["deployments"]!.AsArray().Select(d => (string?)d!["id"])).ShouldBe(expected);
    }

    [Fact]
    public async Task A_digest_is_found_by_how_it_begins() =>
        (await Shell.RunAsync(["history", "--digest", Story.Digest("1.1.0")[..16]], Cloud())).Output.ShouldContain("1.1.0");

    [Fact]
    public async Task When_nothing_fits_it_says_so() =>
        (await Shell.RunAsync(["history", "--tag", "9.9.9"], Cloud())).ShouldBe(new Ran(0, "No deployment fits.", ""));

    [Theory]
    [InlineData("--since", "yesterday")]
    [InlineData("--commit", "012345")]
    [InlineData("--digest", "latest")]
    [InlineData("--outcome", "fine")]
    public async Task A_filter_that_means_nothing_is_a_usage_error(string name, string value)
    {
        var ran = await Shell.RunAsync(["history", name, value], Cloud());

        ran.ExitCode.ShouldBe(2);
        ran.Error.ShouldStartWith("error CLI-001:");
        ran.Error.ShouldContain(value);
    }

    static FakeCloud Cloud()
    {
        var cloud = new FakeCloud(new Slot { Key = "web-app/dev", Version = 3 }).Then(Running, Released, Failed);
        cloud.Known.AddRange([Running, Released, Failed]);
        return cloud;
    }
}
