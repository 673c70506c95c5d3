using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;
using Delightful.Core.Deployments;

namespace Delightful.EndToEnd;

/// <summary>Bad input: it is said where people look, it is kept, and it disturbs nothing else.</summary>
public sealed class InputTests(ChainFixture chain)
{
    [Fact]
    public async Task A_declaration_that_cannot_be_read_fails_its_deployment_with_file_line_and_column()
    {
        var commit = new string('a', 39) + "1";
        await PutSourceAsync(commit, ".delightful.yaml", "service: inputs\nport: eighty\n");
        await chain.PutImageAsync("inputs", commit, Images.Manifest(commit, "healthy", commit));

        var ended = (await chain.EndOfAsync("inputs", commit)).Stage.ShouldBeOfType<Stage.Ended>();

        ended.Outcome.ShouldBe(Outcome.Failed);
        ended.Sentence.ShouldContain(".delightful.yaml:2:7");
        (await chain.QuietAsync("inputs")).Active.ShouldBeNull();
    }

    [Fact]
    public async Task A_request_that_names_no_known_service_is_refused_in_the_chat_and_kept_in_the_dead_letters()
    {
        await chain.RequestAsync("Rollback Requested", """{"service":"no-such","environment":"dev","reason":"try","requestedBy":"tester@delightful.example"}""");
        await chain.RequestAsync("Rollback Requested", """{"service":"inputs","environment":"dev"}""");

        (await chain.MessagesAsync("DLT-2002")).ShouldContain(text => text.Contains("no-such", StringComparison.Ordinal));
        (await chain.MessagesAsync("DLT-2001")).ShouldContain(text => text.Contains("reason", StringComparison.Ordinal));
        (await DeadLettersAsync(2)).ShouldBeGreaterThanOrEqualTo(2);
    }

    [Fact]
    public async Task An_event_that_is_too_large_is_refused_where_it_is_sent()
    {
        var entries = new JsonArray(new JsonObject
        {
            ["EventBusName"] = "delightful",
            ["Source"] = "delightful.operator",
            ["DetailType"] = "Rollback Requested",
            ["Detail"] = new JsonObject { ["reason"] = new string('x', 300_000) }.ToJsonString(),
        });
        var file = Path.Combine(chain.Cloud.Options.StateDirectory, "too-large.json");
        await File.WriteAllTextAsync(file, entries.ToJsonString(), TestContext.Current.CancellationToken);

        var refused = await Should.ThrowAsync<InvalidOperationException>(() => chain.AwsAsync("events", "put-events", "--entries", $"file://{file}"));

        refused.Message.ShouldContain("size");
    }

    private async Task PutSourceAsync(string commit, string name, string content)
    {
        var zip = Path.Combine(chain.Cloud.Options.StateDirectory, $"{commit}.zip");
        await using (var archive = await ZipFile.OpenAsync(zip, ZipArchiveMode.Create, TestContext.Current.CancellationToken))
        await using (var entry = await archive.CreateEntry(name).OpenAsync(TestContext.Current.CancellationToken))
            await entry.WriteAsync(Encoding.UTF8.GetBytes(content), TestContext.Current.CancellationToken);
        await chain.AwsAsync("s3api", "put-object", "--bucket", ChainFixture.ArtifactBucket, "--key", $"source/inputs/{commit}.zip", "--body", zip);
    }

    private async Task<int> DeadLettersAsync(int expected)
    {
        var queue = (await chain.AwsAsync("sqs", "--endpoint-url", chain.Cloud.Endpoint.ToString(), "get-queue-url", "--queue-name", "delightful-dead"))!["QueueUrl"]!.GetValue<string>();
        for (var look = 0; ; look++)
        {
            var attributes = await chain.AwsAsync(
                "sqs", "--endpoint-url", chain.Cloud.Endpoint.ToString(), "get-queue-attributes", "--queue-url", queue, "--attribute-names", "ApproximateNumberOfMessages");
            var count = int.Parse(attributes!["Attributes"]!["ApproximateNumberOfMessages"]!.GetValue<string>(), System.Globalization.CultureInfo.InvariantCulture);
            if (count >= expected || look > 30)
                return count;
            await Task.Delay(500, TestContext.Current.CancellationToken);
        }
    }
}
