using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Delightful.Core.Feedback;

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
    public void The_message_reads_as_agreed(string name)
    {
        var message = Scenarios.Named(name).Message;
        var all = new JsonObject { ["text"] = message.Text, ["blocks"] = JsonNode.Parse(message.Blocks) };
        Baseline.Holds($"{name}.slack.json", all.ToJsonString(Readable) + "\n");
    }

    [Fact]
    public void The_statuses_read_as_agreed() => Baseline.Holds("statuses.txt", string.Concat(Scenarios.All.Keys.Select(name =>
    {
        var status = CommitStatus.Of(Scenarios.Named(name).Deployment);
        return status is null ? $"{name}: none\n" : $"{name}: {status.State}, {status.Context}, {status.Description}\n";
    })));
}
