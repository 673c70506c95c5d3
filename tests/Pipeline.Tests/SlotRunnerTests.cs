using Amazon.Lambda.CloudWatchEvents;
using Amazon.Lambda.TestUtilities;
using Delightful.Core.Analysis;
using Delightful.Core.Events;
using Delightful.Core.Replays;
using Delightful.Core.Services;
using Delightful.Core.Slots;
using Delightful.Pipeline.Chain;
using Delightful.Pipeline.Functions;

namespace Delightful.Pipeline.Tests;

public sealed class SlotRunnerTests
{
    private static readonly SlotKey Key = new("web-app", "dev");
    private readonly InMemorySlots _slots = new();
    private readonly Interpreter _interpreter = new();
    private readonly TestLambdaLogger _log = new();

    private SlotRunner Runner => new(_slots, _interpreter, TimeProvider.System);

    [Fact]
    public async Task The_commands_of_a_decision_are_run_after_it_was_written_and_leave_the_outbox()
    {
        await Runner.HandleAsync(Key, Pushed("v1"), _log, TestContext.Current.CancellationToken);

        _interpreter.Ran.ShouldContain(c => c is SlotCommand.RequestAnalysis);
        _slots["web-app/dev"].Outbox.ShouldBeEmpty();
        _slots["web-app/dev"].Active!.Request.Tag.ShouldBe("v1");
    }

    [Fact]
    public async Task Modules_that_an_analysis_has_staged_are_named_among_what_it_proposes()
    {
        await Runner.HandleAsync(Key, Pushed("v1"), _log, TestContext.Current.CancellationToken);
        var id = _slots["web-app/dev"].Active!.Id;
        var completed = new AnalysisCompleted
        {
            Service = "web-app", Environment = "dev", DeploymentId = id, CorrelationId = "c", Succeeded = true, VariablesKey = GeneratedVariables.KeyOf(Key, id),
            Recommendations = [new("Declare the service", "There is no declaration.")], SampleKeys = [GeneratedVariables.SampleKeyOf(Key, id, "modules/database/main.tf")],
        };

        await new AnalysisCompletedFunction(Runner).AnalysisCompleted(
            new CloudWatchEvent<AnalysisCompleted> { Id = "1", Detail = completed }, new TestLambdaContext { RemainingTime = TimeSpan.FromSeconds(60), Logger = _log });

        var proposed = _slots["web-app/dev"].Active!.Recommendations;
        proposed.Select(r => r.Title).ShouldBe(["Declare the service", "Look at the proposed Terraform module"]);
        proposed[1].Reason.ShouldStartWith("modules/database/main.tf: ");
    }

    [Fact]
    public async Task A_command_that_fails_for_now_stays_in_the_outbox_and_stops_no_other()
    {
        _interpreter.Fails = c => c is SlotCommand.RequestAnalysis;

        await Runner.HandleAsync(Key, Pushed("v1"), _log, TestContext.Current.CancellationToken);

        _slots["web-app/dev"].Outbox.ShouldHaveSingleItem().Command.ShouldBeOfType<SlotCommand.RequestAnalysis>();
        _interpreter.Ran.ShouldContain(c => c is SlotCommand.Announce);
    }

    [Fact]
    public async Task People_who_cannot_be_told_hold_nothing_up_for_longer_than_a_moment()
    {
        _interpreter.Hangs = c => c is SlotCommand.Announce;
        var runner = new SlotRunner(_slots, _interpreter, new HurriedTimers());

        await runner.HandleAsync(Key, Pushed("v1"), _log, TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);

        _interpreter.Ran.ShouldContain(c => c is SlotCommand.RequestAnalysis);
        _slots["web-app/dev"].Outbox.ShouldNotBeEmpty();
        _slots["web-app/dev"].Outbox.ShouldAllBe(c => c.Command is SlotCommand.Announce);
    }

    [Fact]
    public async Task A_build_of_tests_that_cannot_be_stopped_holds_up_neither_the_work_nor_the_telling()
    {
        _interpreter.Hangs = c => c is SlotCommand.StopTests;
        var stop = new PendingCommand(new CommandId(Key, "20260301T120001Z-1a2b3c4d", "stoptests", 1).ToString(), new SlotCommand.StopTests("tests:1", DateTimeOffset.MaxValue), DateTimeOffset.UnixEpoch);
        var left = Slot.Empty(Key) with { Outbox = [stop] };
        await _slots.SaveAsync(left, new Decision(left, [], HasChanged: true), [], DateTimeOffset.UnixEpoch, TestContext.Current.CancellationToken);
        var runner = new SlotRunner(_slots, _interpreter, new HurriedTimers());

        await runner.HandleAsync(Key, [new SlotEvent.Ticked(), Pushed("v1")], _log, TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);

        _interpreter.Ran.ShouldContain(c => c is SlotCommand.RequestAnalysis);
        _interpreter.Ran.ShouldContain(c => c is SlotCommand.Announce);
        _slots["web-app/dev"].Outbox.ShouldHaveSingleItem().Command.ShouldBeOfType<SlotCommand.StopTests>();
    }

    [Fact]
    public async Task A_writer_that_loses_the_race_decides_again_on_what_the_other_wrote()
    {
        _slots.Losses = 3;

        await Runner.HandleAsync(Key, Pushed("v1"), _log, TestContext.Current.CancellationToken);

        _slots["web-app/dev"].Active!.Request.Tag.ShouldBe("v1");
    }

    [Fact]
    public async Task A_writer_that_always_loses_gives_the_delivery_back()
    {
        _slots.Losses = int.MaxValue;

        await Should.ThrowAsync<InvalidOperationException>(() => Runner.HandleAsync(Key, Pushed("v1"), _log, TestContext.Current.CancellationToken));

        _interpreter.Ran.ShouldBeEmpty();
    }

    [Fact]
    public async Task Twenty_pushes_at_once_leave_one_running_one_waiting_and_none_lost()
    {
        await Task.WhenAll(Enumerable.Range(1, 20).Select(i =>
            Runner.HandleAsync(Key, Pushed($"v{i}", pushedAt: i), _log, TestContext.Current.CancellationToken)));

        var slot = _slots["web-app/dev"];
        slot.Active.ShouldNotBeNull();
        slot.Waiting.Length.ShouldBeLessThanOrEqualTo(1);
        _slots.Written.Select(d => d.Request.Tag).Distinct().Count().ShouldBe(20);
        SlotInvariants.Broken(slot).ShouldBeEmpty();
    }

    [Fact]
    public async Task Each_write_carries_the_events_and_the_moment_it_was_decided_on()
    {
        await Runner.HandleAsync(Key, Pushed("v1"), _log, TestContext.Current.CancellationToken);

        _slots.Records[0].Happened.ShouldHaveSingleItem().ShouldBeOfType<SlotEvent.ImagePushed>().Tag.ShouldBe("v1");
        _slots.Records.Skip(1).SelectMany(r => r.Happened).ShouldNotBeEmpty();
        var file = new RecordFile(_slots["web-app/dev"].Active!.Id, [.. _slots.Records]);
        file.Problem().ShouldBeNull();
        Replay.Of(file).ShouldAllBe(step => step.Agrees);
    }

    [Fact]
    public async Task The_same_event_again_writes_nothing()
    {
        await Runner.HandleAsync(Key, Pushed("v1"), _log, TestContext.Current.CancellationToken);
        var saves = _slots.Saves;

        await Runner.HandleAsync(Key, Pushed("v1"), _log, TestContext.Current.CancellationToken);

        _slots.Saves.ShouldBe(saves);
    }

    private static SlotEvent.ImagePushed Pushed(string tag, int pushedAt = 0) => new(
        new ServiceDefinition
        {
            Service = "web-app",
            Repository = "web-app",
            RepositoryUrl = "123456789012.dkr.ecr.us-east-1.amazonaws.com/web-app",
            Environments = [new EnvironmentSettings { Name = "dev" }],
        },
        tag, $"sha256:{tag}", DateTimeOffset.UnixEpoch.AddSeconds(pushedAt)) { EventId = $"event {tag}" };

    private sealed class Interpreter : ICommandInterpreter
    {
        public System.Collections.Concurrent.ConcurrentQueue<SlotCommand> Ran { get; } = new();

        public Func<SlotCommand, bool> Fails { get; set; } = _ => false;

        public Func<SlotCommand, bool> Hangs { get; set; } = _ => false;

        public async Task<SlotEvent> RunAsync(Slot slot, PendingCommand pending, bool isRepeated, CancellationToken cancellationToken)
        {
            if (Fails(pending.Command))
                throw new TimeoutException("the cloud did not answer");
            if (Hangs(pending.Command))
                await Task.Delay(Timeout.Infinite, cancellationToken);
            Ran.Enqueue(pending.Command);
            return new SlotEvent.CommandDone(pending.Id);
        }
    }

    /// <summary>A clock whose timers go off a hundred times sooner.</summary>
    private sealed class HurriedTimers : TimeProvider
    {
        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            base.CreateTimer(callback, state, dueTime == Timeout.InfiniteTimeSpan ? dueTime : dueTime / 100, period);
    }
}
