using System.Text.Json.Nodes;
using Delightful.Core.Deployments;
using Delightful.Core.Replays;
using Delightful.Core.Services;
using Delightful.Core.Slots;

namespace Delightful.Cli.Tests;

public class ReplayTests : IDisposable
{
    readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("replay-tests-");
    readonly FakeCloud cloud = new();
    readonly Deployment told;

    public ReplayTests()
    {
        var service = new ServiceDefinition
        {
            Service = "web-app",
            Repository = "web-app",
            RepositoryUrl = "123456789012.dkr.ecr.us-east-1.amazonaws.com/web-app",
            Environments = [new EnvironmentSettings { Name = "dev" }],
        };
        var slot = Happen(Slot.Empty(Story.Dev), new SlotEvent.ImagePushed(service, "1.0.0", Story.Digest("1.0.0"), Story.Now), Story.Now);
        var analysis = slot.Outbox.Single(command => command.Command is SlotCommand.RequestAnalysis).Id;
        slot = Happen(slot, new SlotEvent.CommandDone(analysis), Story.Now.AddSeconds(1));
        Happen(slot, new SlotEvent.AnalysisCompleted(slot.Active!.Id, false, null, [], "two declarations"), Story.Now.AddSeconds(5));
        told = slot.Active;
        cloud.Known.Add(told);
    }

    string File => Path.Combine(folder.FullName, "records.json");

    [Fact]
    public async Task Each_step_has_a_line_and_the_program_says_that_it_agrees()
    {
        var ran = await Shell.RunAsync(["replay", told.Id], cloud, width: 400);

        ran.Error.ShouldBeEmpty();
        ran.ExitCode.ShouldBe(0);
        var lines = ran.Output.Split('\n');
        lines[0].ShouldStartWith("VERSION   TIME");
        ran.Output.ShouldContain("1.0.0 was pushed");
        ran.Output.ShouldContain("analyze -> ended");
        ran.Output.ShouldContain("the analysis refused the source: two declarations");
        lines[^1].ShouldBe("3 steps; these rules decide in each what was recorded.");
    }

    [Fact]
    public async Task An_exported_file_is_replayed_without_a_cloud()
    {
        (await Shell.RunAsync(["replay", "1.0.0", "--export", File], cloud)).ExitCode.ShouldBe(0);

        var ran = await Shell.RunAsync(["replay", "--from", File, "--json"]);

        ran.ExitCode.ShouldBe(0);
        var replay = JsonNode.Parse(ran.Output)!;
        ((string?)replay["deployment"]).ShouldBe(told.Id);
        replay["differsFrom"].ShouldBeNull();
        var steps = replay["steps"]!.AsArray();
        steps.Count.ShouldBe(3);
        ((string?)steps[2]!["moves"]![0]!["to"]).ShouldBe("ended");
        steps.ShouldAllBe(step => (bool)step!["agrees"]!);
    }

    [Fact]
    public async Task A_program_that_decides_otherwise_says_where_and_leaves_with_a_code_of_its_own()
    {
        cloud.Records[2] = cloud.Records[2] with { Token = "what other rules came to", Changed = [new RecordedChange(told.Id, "plan")] };

        var ran = await Shell.RunAsync(["replay", told.Id], cloud, width: 400);

        ran.ExitCode.ShouldBe(3);
        ran.Output.ShouldContain("3 !");
        ran.Output.ShouldContain("recorded: plan");
        ran.Error.ShouldStartWith("error CLI-504: From version 3 on, this program decides otherwise");
    }

    /// <summary>A record from before the rules had a number.</summary>
    [Fact]
    public async Task What_other_rules_decided_may_come_out_otherwise()
    {
        cloud.Records[2] = cloud.Records[2] with { Token = "what other rules came to", Rules = 0 };

        var ran = await Shell.RunAsync(["replay", told.Id], cloud, width: 400);

        ran.ExitCode.ShouldBe(0);
        ran.Error.ShouldBeEmpty();
        ran.Output.ShouldContain("3 ~");
        ran.Output.ShouldEndWith("3 steps; those with ~ were decided by other rules, and from version 3 on these decide otherwise.");
    }

    [Fact]
    public async Task Records_with_a_gap_are_an_error_that_says_which_is_missing()
    {
        cloud.Records.RemoveAt(1);

        var ran = await Shell.RunAsync(["replay", told.Id], cloud, width: 400);

        ran.ExitCode.ShouldBe(1);
        ran.Error.ShouldStartWith($"error CLI-503: {told.Id} cannot be replayed: the record after version 1 is missing.");
    }

    [Fact]
    public async Task What_finds_several_deployments_asks_for_one()
    {
        cloud.Known.Add(told with { Id = "20260303T000000Z-00000000" });

        (await Shell.RunAsync(["replay", "1.0.0"], cloud)).Error.ShouldStartWith("error CLI-502:");
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("""{"deployment":"d"}""")]
    public async Task A_file_with_something_else_is_an_error_and_no_crash(string content)
    {
        await System.IO.File.WriteAllTextAsync(File, content, TestContext.Current.CancellationToken);

        (await Shell.RunAsync(["replay", "--from", File])).ShouldSatisfyAllConditions(
            ran => ran.ExitCode.ShouldBe(1),
            ran => ran.Error.ShouldMatch("^error CLI-50[35]:"));
    }

    [Theory]
    [InlineData("replay")]
    [InlineData("replay", "20260302T091300Z-9be04c71", "--from", "records.json")]
    public async Task Either_an_id_or_a_file_is_wanted(params string[] arguments) =>
        (await Shell.RunAsync(arguments, cloud)).ExitCode.ShouldBe(2);

    public void Dispose() => folder.Delete(recursive: true);

    Slot Happen(Slot read, SlotEvent happened, DateTimeOffset at)
    {
        var decision = SlotDecider.Decide(read, [happened], at);
        var written = decision.Slot with { Version = read.Version + 1 };
        cloud.Records.Add(SlotRecord.Of(read, decision, [happened], at, SlotDocument.Of(written).Token));
        return written;
    }
}
