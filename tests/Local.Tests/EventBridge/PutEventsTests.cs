using System.Text.Json.Nodes;
using Delightful.Local.Faults;
using Delightful.Local.Tests.Lambda;

namespace Delightful.Local.Tests.EventBridge;

/// <summary>From PutEvents to a target, all by the plain AWS CLI.</summary>
public sealed class PutEventsTests(CloudFixture fixture)
{
    readonly LocalCloud cloud = fixture.Cloud;
    readonly Aws aws = new(fixture.Cloud);

    [Fact]
    public async Task A_rule_made_by_the_CLI_takes_what_matches_to_a_queue()
    {
        await Queues.Create(cloud, "cli-queue");
        await Rule("cli-rule", """{"source":["cli.test"],"detail":{"size":[{"numeric":[">",10]}]}}""", $"Id=1,Arn={Queues.Arn("cli-queue")}");

        var answer = await Put(Entry("cli.test", """{"size":9}"""), Entry("cli.test", """{"size":11}"""));

        ((int)answer["FailedEntryCount"]!).ShouldBe(0);
        var message = JsonNode.Parse(await Queues.Receive(cloud, "cli-queue"))!;
        ((int)message["detail"]!["size"]!).ShouldBe(11);
        ((string?)message["id"]).ShouldBe((string?)answer["Entries"]![1]!["EventId"]);
        ((string?)message["account"]).ShouldBe(LocalCloudOptions.Account);
        (await Queues.Count(cloud, "cli-queue")).ShouldBe(1);
    }

    [Fact]
    public async Task Each_entry_is_accepted_or_refused_by_itself()
    {
        var answer = await Put(
            Entry("mixed.test", "{}"),
            Entry("aws.ecr", "{}"),
            Entry("mixed.test", "[1]"),
            Entry("mixed.test", "{}", bus: "no-such-bus"),
            new JsonObject { ["Source"] = "mixed.test", ["Detail"] = "{}" });

        ((int)answer["FailedEntryCount"]!).ShouldBe(4);
        answer["Entries"]!.AsArray().Select(e => (string?)e!["ErrorCode"]).ShouldBe([null, "NotAuthorizedForSourceException", "MalformedDetail", "ResourceNotFoundException", "InvalidArgument"]);
    }

    [Fact]
    public async Task Too_many_entries_or_too_large_ones_are_refused_as_a_whole()
    {
        var large = Path.GetTempFileName();
        await File.WriteAllTextAsync(large, new JsonArray(Entry("large.test", $$"""{"x":"{{new string('x', 256 * 1024)}}"}""")).ToJsonString());
        var many = await aws.Try("events", "put-events", "--entries", new JsonArray([.. Enumerable.Range(0, 11).Select(_ => Entry("many.test", "{}"))]).ToJsonString());

        (await aws.Try("events", "put-events", "--entries", $"file://{large}")).Error.ShouldContain("Total size of the entries in the request is over the limit.");
        many.Error.ShouldContain("less than or equal to 10");
        File.Delete(large);
    }

    [Fact]
    public async Task What_cannot_be_delivered_goes_to_the_dead_letters_with_the_reason()
    {
        await Queues.Create(cloud, "undelivered");
        await Rule("undeliverable", """{"source":["undeliverable.test"]}""", $$$"""[{"Id":"1","Arn":"{{{Queues.Arn("not-there")}}}","DeadLetterConfig":{"Arn":"{{{Queues.Arn("undelivered")}}}"}}]""");

        await Put(Entry("undeliverable.test", """{"n":1}"""));

        var message = await Queues.ReceiveMessage(cloud, "undelivered");
        ((int)JsonNode.Parse((string)message["Body"]!)!["detail"]!["n"]!).ShouldBe(1);
        Attribute(message, "RULE_ARN").ShouldEndWith(":rule/undeliverable");
        Attribute(message, "TARGET_ARN").ShouldBe(Queues.Arn("not-there"));
        Attribute(message, "ERROR_CODE").ShouldBe("NO_RESOURCE");
        Attribute(message, "ERROR_MESSAGE").ShouldContain("does not exist");
    }

    [Fact]
    public async Task An_event_goes_over_another_bus_to_a_FIFO_queue_in_the_target_s_form()
    {
        await Queues.Create(cloud, "grouped.fifo", ("FifoQueue", "true"), ("ContentBasedDeduplication", "true"));
        await aws.Run("events", "create-event-bus", "--name", "second");
        await Rule("to-second", """{"source":["hop.test"]}""", $"Id=1,Arn=arn:aws:events:us-east-1:{LocalCloudOptions.Account}:event-bus/second");
        await Rule("from-second", """{"source":["hop.test"]}""", $$$"""[{"Id":"1","Arn":"{{{Queues.Arn("grouped.fifo")}}}","SqsParameters":{"MessageGroupId":"g"},"InputTransformer":{"InputPathsMap":{"n":"$.detail.n"},"InputTemplate":"{\"number\":<n>}"}}]""", "--event-bus-name", "second");

        await Put(Entry("hop.test", """{"n":4}"""));

        var message = await Queues.ReceiveMessage(cloud, "grouped.fifo");
        ((string?)message["Body"]).ShouldBe("""{"number":4}""");
        ((string?)message["Attributes"]!["MessageGroupId"]).ShouldBe("g");
    }

    [Fact]
    public async Task A_function_gets_the_event_and_a_disabled_rule_gets_none()
    {
        await TestFunction.Create(cloud, "evented");
        await Rule("evented", """{"source":["evented.test"]}""", $"Id=1,Arn=arn:aws:lambda:us-east-1:{LocalCloudOptions.Account}:function:evented");
        await Put(Entry("evented.test", """{"n":1}"""));
        await Until(async () => (await Log("evented")).Contains("\"n\": 1", StringComparison.Ordinal));

        await aws.Run("events", "disable-rule", "--name", "evented");
        await Put(Entry("evented.test", """{"n":2}"""));

        var logged = await Events("evented.test");
        logged.Select(e => e["rules"]!.AsArray().Count).ShouldBe([1, 0]);
    }

    [Fact]
    public async Task Faults_lose_double_and_delay_the_next_events()
    {
        cloud.Faults.Add(new EventFault(EventFaultKind.Lose, "faulty.test"));
        cloud.Faults.Add(new EventFault(EventFaultKind.Duplicate, "faulty.test", "Test"));
        cloud.Faults.Add(new EventFault(EventFaultKind.Delay, "faulty.test", Delay: TimeSpan.FromMilliseconds(200)));

        await Put(Entry("faulty.test", """{"n":1}"""), Entry("faulty.test", """{"n":2}"""), Entry("faulty.test", """{"n":3}"""), Entry("faulty.test", """{"n":4}"""));
        await Until(async () => (await Events("faulty.test")).Count == 5);

        (await Events("faulty.test")).Select(e => ((int)e["event"]!["detail"]!["n"]!, (string?)e["fault"]))
            .ShouldBe([(1, "lost"), (2, null), (2, "duplicate"), (4, null), (3, "delayed")]);
    }

    [Fact]
    public async Task A_wrong_pattern_is_refused_when_the_rule_is_put()
    {
        var (code, _, error) = await aws.Try("events", "put-rule", "--name", "wrong", "--event-pattern", """{"source":"x"}""");

        code.ShouldNotBe(0);
        error.ShouldContain("InvalidEventPatternException");
        error.ShouldContain("\"source\" must be an object or an array");
    }

    [Theory]
    [InlineData("""{"detail":{"a":{"b":[1],"c":[2]}}}""", false)]
    [InlineData("""{"detail":{"a":{"b":[1],"c":[9]}}}""", true)]
    public async Task A_pattern_can_be_tried_on_an_event(string pattern, bool matches)
    {
        const string source = """{"id":"1","account":"123456789012","source":"x","time":"2024-01-01T00:00:00Z","region":"us-east-1","resources":[],"detail-type":"y","detail":{"a":[{"b":1,"c":9},{"b":9,"c":2}]}}""";

        ((bool)(await aws.Run("events", "test-event-pattern", "--event-pattern", pattern, "--event", source))["Result"]!).ShouldBe(matches);
    }

    async Task Rule(string name, string pattern, string targets, params string[] more)
    {
        await aws.Run(["events", "put-rule", "--name", name, "--event-pattern", pattern, .. more]);
        await aws.Run(["events", "put-targets", "--rule", name, "--targets", targets, .. more]);
    }

    Task<JsonNode> Put(params JsonObject[] entries) => aws.Run("events", "put-events", "--entries", new JsonArray([.. entries]).ToJsonString());

    static JsonObject Entry(string source, string detail, string bus = "default") =>
        new() { ["Source"] = source, ["DetailType"] = "Test", ["Detail"] = detail, ["EventBusName"] = bus };

    static string Attribute(JsonNode message, string name) => (string)message["MessageAttributes"]![name]!["StringValue"]!;

    async Task<IReadOnlyList<JsonNode>> Events(string source)
    {
        using var http = new HttpClient();
        var answer = JsonNode.Parse(await http.GetStringAsync(new Uri(cloud.Endpoint, "_events?since=0")))!;
        return [.. answer["events"]!.AsArray().Where(e => (string?)e!["event"]!["source"] == source).Select(e => e!)];
    }

    async Task<string> Log(string function)
    {
        using var http = new HttpClient();
        using var response = await http.GetAsync(new Uri(cloud.Endpoint, $"_logs/{function}"));
        return await response.Content.ReadAsStringAsync();
    }

    static async Task Until(Func<Task<bool>> holds)
    {
        for (var tries = 0; tries < 100 && !await holds(); tries++)
            await Task.Delay(100);
        (await holds()).ShouldBeTrue();
    }
}
