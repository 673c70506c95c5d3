using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Delightful.Core.Feedback;
using Delightful.Core.Gate;
using Delightful.Core.Slots;

namespace Delightful.Core.Tests.Feedback;

public class BaselineTests
{
    public static TheoryData<string> Names => [.. Scenarios.All.Keys];

    /// <summary>Those that the chat is told of.</summary>
    public static TheoryData<string> Told => [.. Scenarios.All.Keys.Where(name => SlackMessage.IsTold(Scenarios.Named(name).Deployment))];

    /// <summary>A plan of hundreds of lines is kept without most of them: how it begins, where it is cut, and how it ends.</summary>
    private static string Folded(string comment)
    {
        const int kept = 12;
        var lines = comment.Split('\n');
        var (start, cut, end) = (Array.FindIndex(lines, l => l.EndsWith("```diff", StringComparison.Ordinal)), Array.FindIndex(lines, l => l.EndsWith(" lines left out …", StringComparison.Ordinal)), Array.FindLastIndex(lines, l => l.StartsWith("```", StringComparison.Ordinal)));
        return cut < 0 ? comment : string.Join('\n', (string[])
        [
            .. lines[..(start + 1 + kept)], $"(here stand {cut - start - 1 - (2 * kept)} lines that this file leaves out)", .. lines[(cut - kept)..(cut + 1 + kept)],
            $"(here stand {end - cut - 1 - (2 * kept)} lines that this file leaves out)", .. lines[(end - kept)..],
        ]);
    }

    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Theory]
    [MemberData(nameof(Names))]
    public void The_comment_reads_as_agreed(string name) => Baseline.Holds($"{name}.md", Folded(Scenarios.Named(name).Comment));

    [Theory]
    [MemberData(nameof(Told))]
    public void The_message_reads_as_agreed(string name) => Baseline.Holds($"{name}.slack.txt", SlackReading.Of(Scenarios.Named(name).Message));

    [Fact]
    public void The_message_has_the_form_that_Slack_wants()
    {
        var message = Scenarios.Named("baking").Message;
        var all = new JsonObject { ["text"] = message.Text, ["blocks"] = JsonNode.Parse(message.Blocks) };
        Baseline.Holds("baking.slack.json", all.ToJsonString(Readable) + "\n");
    }

    [Theory]
    [MemberData(nameof(Told))]
    public void The_thread_reads_as_agreed(string name) => Baseline.Holds($"{name}.thread.txt", string.Concat(Scenarios.Named(name).Thread.Select(line => line + "\n")));

    /// <summary>A state that people see is one to which the rules lead: what asks was asked, what is denied ended, and the score is that of its items.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void The_state_is_one_that_the_rules_lead_to(string name)
    {
        var deployment = Scenarios.Named(name).Deployment;
        if (deployment.Review is not { } review)
            return;
        var (stages, settings) = (deployment.Timeline.Select(t => t.Stage).ToList(), deployment.Request.Settings);
        if (deployment.Request.Kind is not Core.Deployments.DeploymentKind.Preview)
            stages.Contains("approve").ShouldBe(GateRules.WhyAsked(settings, review) is not null && review.Verdict is not ReviewVerdict.Deny, "what asks is asked, and nothing else is");
        if (stages.Contains("apply"))
            GateRules.MayApply(deployment, review).ShouldBeTrue();
        review.Score.ShouldBe(Math.Min(100, review.Items.Sum(i => i.Points)));
        (review.Verdict is ReviewVerdict.Deny).ShouldBe(review.Items.Any(i => i.Effect is RiskEffect.Deny));
    }

    [Fact]
    public void Every_file_here_is_of_a_state_that_there_is() =>
        Directory.GetFiles(Baseline.Folder()).Select(file => Path.GetFileName(file)!.Split('.')[0]).Distinct().Except(Scenarios.All.Keys).Order(StringComparer.Ordinal)
            .ShouldBe(["outage", "statuses"]);

    [Fact]
    public void One_switch_and_one_command_write_all_files_anew()
    {
        var switches = Directory.EnumerateFiles(Path.Combine(Repository.Root, "tests"), "*.cs", SearchOption.AllDirectories)
            .SelectMany(file => Regex.Matches(File.ReadAllText(file), "\"([A-Z_]*_BASELINES)\"").Select(name => name.Groups[1].Value));

        switches.Distinct().ShouldBe(["UPDATE_BASELINES"]);
        Repository.File("test").ShouldContain("baselines) chosen=(core packages infrastructure); export UPDATE_BASELINES=1 ;;");
        Repository.File("docs/feedback.md").ShouldContain("\n./test baselines\n");
    }

    [Fact]
    public void The_statuses_read_as_agreed() => Baseline.Holds("statuses.txt", string.Concat(Scenarios.All.Keys.Select(name =>
    {
        var status = CommitStatus.Of(Scenarios.Named(name).Deployment);
        return status is null ? $"{name}: none\n" : $"{name}: {status.State}, {status.Context}, {status.Description}\n";
    })));

    [Fact]
    public void The_messages_about_an_outage_read_as_agreed()
    {
        var since = new DateTimeOffset(2026, 1, 2, 9, 0, 0, TimeSpan.Zero);
        Baseline.Holds("outage.slack.txt", string.Join("\n\n",
            OutageWords.During(since, null, 0),
            OutageWords.During(since, [CommandId.TryParse("web-app/dev/20260102T030405Z-1a2b3c4d/apply/1")!.Value], 2),
            OutageWords.After(since, since.AddMinutes(12), 2)) + "\n");
    }
}
