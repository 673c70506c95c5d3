using System.Text.Json;
using Delightful.Core.Replays;
using Delightful.Core.Slots;
using Delightful.Core.Tests.Slots;

namespace Delightful.Core.Tests.Replays;

public class ReplayTests
{
    private static readonly Story Told = Story.Of("web-app/prod").Released("v0").Pushed("v1").Baking().AlarmWent().RolledBackBy(WorkStatus.Stopped);

    [Fact]
    public void The_same_rules_come_to_the_same_slots_again()
    {
        var steps = Replay.Of(File(Recorded.Of(Told))).ToList();

        steps.Count.ShouldBe(Told.Events.Count);
        steps.ShouldAllBe(step => step.Agrees);
        steps[^1].Decision.Slot.Active.ShouldBe(Told.Slot.Active);
        steps[^1].Record.Changed[^1].Stage.ShouldBe("ended");
    }

    [Fact]
    public void Records_survive_their_JSON_to_the_last_tick()
    {
        var file = File(Recorded.Of(Told));

        var read = JsonSerializer.Deserialize(JsonSerializer.Serialize(file, CoreJson.Default.RecordFile), CoreJson.Default.RecordFile)!;

        read.Problem().ShouldBeNull();
        Replay.Of(read).ShouldAllBe(step => step.Agrees);
    }

    [Fact]
    public void What_other_rules_decided_is_noticed_at_its_step_and_no_sooner()
    {
        var records = Recorded.Of(Told);
        var (at, other) = (records.FindIndex(r => r.Happened[0] is SlotEvent.AlarmRaised), SlotDocument.TokenOf("what other rules came to"));
        records[at] = records[at] with { Token = other };

        var steps = Replay.Of(File(records)).ToList();

        steps.FindIndex(step => !step.Agrees).ShouldBe(at);
    }

    [Fact]
    public void What_follows_from_other_rules_is_theirs_until_a_record_says_again_what_the_slot_was()
    {
        var records = Recorded.Of(Story.Of("web-app/prod").Released("v0").Released("v1"));
        records[2] = records[2] with { Rules = SlotDecider.Rules - 1 };

        var steps = Replay.Of(File(records)).ToList();

        var second = records.FindIndex(1, r => r.Before is not null);
        steps.Select(step => step.IsByOtherRules).ShouldBe(Enumerable.Range(0, steps.Count).Select(i => i >= 2 && i < second));
    }

    [Fact]
    public void After_a_difference_a_recorded_slot_sets_the_replay_right()
    {
        var records = Recorded.Of(Story.Of("web-app/prod").Released("v0").Released("v1"));
        records[0] = records[0] with { Happened = [new SlotEvent.Ticked()] };

        var steps = Replay.Of(new RecordFile(records[0].Changed[0].Id, [.. records])).ToList();

        var second = records.FindIndex(1, r => r.Before is not null);
        steps.Take(second).ShouldAllBe(step => !step.Agrees);
        steps.Skip(second).ShouldAllBe(step => step.Agrees);
    }

    [Fact]
    public void A_step_tells_where_each_deployment_was_and_what_is_wanted_then()
    {
        var step = Replay.Of(File(Recorded.Of(Told))).First(s => s.Record.Happened[0] is SlotEvent.AlarmRaised);

        var change = step.Changes.ShouldHaveSingleItem();
        (change.From, change.To).ShouldBe(("bake", "rollback"));
        step.Decided.OfType<SlotCommand.StopRollout>().ShouldHaveSingleItem();
        step.Told(change.Deployment.Id).ShouldHaveSingleItem().ShouldContain("the alarm");
    }

    private static RecordFile File(List<SlotRecord> records) => new(records[0].Changed[0].Id, [.. records]);
}
