using System.Text;
using System.Text.Json.Nodes;
using Amazon.Lambda.TestUtilities;
using Delightful.Core.Services;
using Delightful.Core.Slots;
using Delightful.Pipeline.Chain;
using Delightful.Pipeline.Measures;

namespace Delightful.Pipeline.Tests;

public sealed class MetricTests
{
    private static readonly SlotKey Key = new("web-app", "dev");
    private readonly InMemorySlots _slots = new();
    private readonly MemoryStream _log = new();

    [Fact]
    public async Task A_write_that_another_writer_won_is_counted_each_time()
    {
        _slots.Losses = 3;

        await HandleAsync("v1");

        Told("WriteConflicts").Count.ShouldBe(3);
        Told("WriteConflicts")[0]["slot"]!.ToString().ShouldBe("web-app/dev");
    }

    [Fact]
    public async Task A_command_that_failed_is_counted_with_its_deployment()
    {
        await HandleAsync("v1", fails: true);

        var failures = Told("CommandFailures");
        failures.ShouldNotBeEmpty();
        failures.ShouldAllBe(line => line["deployment"]!.ToString() == _slots["web-app/dev"].Active!.Id);
    }

    [Fact]
    public async Task What_is_measured_is_told_once_it_is_written_and_no_second_time_for_the_same_event()
    {
        await HandleAsync("v1");
        await HandleAsync("v2");
        await HandleAsync("v2");

        Told("Waits").ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Nothing_is_told_of_what_was_never_written()
    {
        _slots.Losses = int.MaxValue;

        await Should.ThrowAsync<InvalidOperationException>(() => HandleAsync("v1"));

        Lines().ShouldAllBe(line => line["WriteConflicts"] != null);
    }

    [Fact]
    public void Lines_of_many_writers_stay_whole()
    {
        var metrics = new MetricLog(_log, TimeProvider.System);

        Parallel.For(0, 1000, i => metrics.Tell(new Core.Measures.Measure("Waits", 1, null, new($"service-{i}/dev"))));

        Lines().Select(line => line["slot"]!.ToString()).Distinct().Count().ShouldBe(1000);
    }

    private Task HandleAsync(string tag, bool fails = false) => new SlotRunner(_slots, new Interpreter(fails), TimeProvider.System, new MetricLog(_log, TimeProvider.System))
        .HandleAsync(Key, Pushed(tag), new TestLambdaLogger(), TestContext.Current.CancellationToken);

    private List<JsonNode> Told(string metric) => [.. Lines().Where(line => line[metric] is not null)];

    private IEnumerable<JsonNode> Lines() =>
        Encoding.UTF8.GetString(_log.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!);

    private static SlotEvent.ImagePushed Pushed(string tag) => new(
        new ServiceDefinition
        {
            Service = "web-app",
            Repository = "web-app",
            RepositoryUrl = "123456789012.dkr.ecr.us-east-1.amazonaws.com/web-app",
            Environments = [new EnvironmentSettings { Name = "dev" }],
        },
        tag, $"sha256:{tag}", DateTimeOffset.UnixEpoch) { EventId = $"event {tag}" };

    private sealed class Interpreter(bool fails) : ICommandInterpreter
    {
        public Task<SlotEvent> RunAsync(Slot slot, PendingCommand pending, bool isRepeated, CancellationToken cancellationToken) => fails
            ? throw new TimeoutException("the cloud did not answer")
            : Task.FromResult<SlotEvent>(new SlotEvent.CommandDone(pending.Id));
    }
}
