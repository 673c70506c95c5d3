using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Delightful.Core.Feedback;
using Delightful.Core.Slots;

namespace Delightful.Core.Tests.Feedback;

public class BaselineTests
{
    public static TheoryData<string> Names => [.. Scenarios.All.Keys];

    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Theory]
    [MemberData(nameof(Names))]
    public void The_comment_reads_as_agreed(string name) => Baseline.Holds($"{name}.md", Scenarios.Named(name).Comment);

    [Theory]
    [MemberData(nameof(Names))]
    public void The_message_reads_as_agreed(string name) => Baseline.Holds($"{name}.slack.txt", SlackReading.Of(Scenarios.Named(name).Message));

    [Fact]
    public void The_message_has_the_form_that_Slack_wants()
    {
        var message = Scenarios.Named("baking").Message;
        var all = new JsonObject { ["text"] = message.Text, ["blocks"] = JsonNode.Parse(message.Blocks) };
        Baseline.Holds("baking.slack.json", all.ToJsonString(Readable) + "\n");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_thread_reads_as_agreed(string name) => Baseline.Holds(
        $"{name}.thread.txt", string.Concat(Scenarios.Named(name).Changes.Select(change => SlackThread.Line(change) is { } line ? line + "\n" : "")));

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
