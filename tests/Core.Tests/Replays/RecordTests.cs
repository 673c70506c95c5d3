using System.Text.Json;
using Delightful.Core.Replays;
using Delightful.Core.Slots;
using Delightful.Core.Tests.Slots;

namespace Delightful.Core.Tests.Replays;

public class RecordTests
{
    private static readonly DateTimeOffset Now = Catalogue.Start;

    [Fact]
    public void A_replay_can_start_where_a_deployment_comes_to_a_free_slot_and_nowhere_else()
    {
        var records = Recorded.Of(Story.Of("web-app/prod").Released("v0").Lifted().Released("v1"));

        var starts = records.Where(r => r.Before is not null).ToList();

        starts.Select(r => ((SlotEvent.ImagePushed)r.Happened[0]).Tag).ShouldBe(["v0", "v1"]);
        starts.ShouldAllBe(r => r.Before!.Version == r.Version - 1);
    }

    [Fact]
    public void A_deployment_knows_its_first_record()
    {
        var told = Story.Of("web-app/prod").Released("v0").Pushed("v1").Pushed("v2");
        var records = Recorded.Of(told);

        foreach (var tag in (string[])["v0", "v1", "v2"])
            records.Single(r => r.Happened[0] is SlotEvent.ImagePushed pushed && pushed.Tag == tag).Version.ShouldBe(told.Newest(tag).FirstVersion);
    }

    [Fact]
    public void A_record_that_is_too_long_loses_the_slot_first_and_its_events_only_then()
    {
        var read = Slot.Empty(new SlotKey("web-app", "dev")) with { Seen = [new string('x', SlotRecord.Longest)] };
        var decision = SlotDecider.Decide(read, new SlotEvent.ImagePushed(Catalogue.Service(), "v1", Catalogue.Digest("v1"), Now), Now);

        var withoutSlot = Read(SlotRecord.Of(read, decision, [new SlotEvent.Ticked()], Now, "token"));
        (withoutSlot.Before, withoutSlot.Shortened, withoutSlot.Happened.Length).ShouldBe((null, false, 1));

        var withoutEvents = Read(SlotRecord.Of(read, decision, [new SlotEvent.CommandFailed("command", new string('x', SlotRecord.Longest))], Now, "token"));
        (withoutEvents.Before, withoutEvents.Shortened, withoutEvents.Happened.Length).ShouldBe((null, true, 0));
    }

    [Fact]
    public void Records_that_cannot_be_replayed_say_why()
    {
        var records = Recorded.Of(Story.Of("web-app/prod").Released("v0"));
        var id = records[0].Changed[0].Id;

        new RecordFile(id, [.. records]).Problem().ShouldBeNull();
        new RecordFile(id, []).Problem()!.ShouldContain("no records");
        new RecordFile(id, [.. records.Skip(1)]).Problem()!.ShouldContain("before version 2");
        new RecordFile(id, [.. records.Take(2), .. records.Skip(3)]).Problem()!.ShouldContain("after version 2 is missing");
        new RecordFile(id, [records[0], records[1] with { Shortened = true }]).Problem()!.ShouldContain("version 2 were too long");
        new RecordFile("another", [.. records]).Problem()!.ShouldContain("no record is about another");
    }

    private static SlotRecord Read(SlotRecord record)
    {
        var text = record.ToText();
        text.Length.ShouldBeLessThanOrEqualTo(SlotRecord.Longest);
        return JsonSerializer.Deserialize(text, CoreJson.Default.SlotRecord)!;
    }
}
