using System.Globalization;
using Delightful.Core.Replays;
using Delightful.Core.Slots;

namespace Delightful.Cloud.Tests.Registries;

public sealed class RecordTests(CloudFixture cloud)
{
    private static readonly CancellationToken Ever = CancellationToken.None;

    [Fact]
    public async Task What_led_to_a_version_is_written_with_it()
    {
        var table = await RegistryTable.CreateAsync(cloud);
        var slot = await HappenAsync(table.Open(), Pushed("1.0.0", 1), 0);

        var record = (await table.Open().RecordsAsync(slot.Active!, Ever).ToListAsync()).ShouldHaveSingleItem();

        record.Version.ShouldBe(1);
        record.At.ShouldBe(Given.Noon);
        record.Happened.ShouldHaveSingleItem().ShouldBeOfType<SlotEvent.ImagePushed>().Tag.ShouldBe("1.0.0");
        record.Changed.ShouldBe([new RecordedChange(slot.Active!.Id, "analyze")]);
        record.Token.ShouldBe((await table.ItemAsync("SLOT#web-app/dev", "SLOT"))!["writeToken"].S);
        (await table.ItemAsync("SLOT#web-app/dev", "RECORD#000000000001")).ShouldNotBeNull();
    }

    [Fact]
    public async Task The_loser_of_a_race_leaves_no_record_behind()
    {
        var table = await RegistryTable.CreateAsync(cloud);
        var slot = await HappenAsync(table.Open(), Pushed("1.0.0", 1), 0);
        var read = Slot.Empty(Given.Dev);

        var saved = await table.Open().SaveAsync(read, SlotDecider.Decide(read, Pushed("2.0.0", 2), Given.Noon), [Pushed("2.0.0", 2)], Given.Noon, Ever);

        saved.IsMade.ShouldBeFalse();
        saved.Faster!.Active!.Request.Tag.ShouldBe("1.0.0");
        (await table.Open().RecordsAsync(slot.Active!, Ever).SingleAsync()).Happened[0].ShouldBeOfType<SlotEvent.ImagePushed>().Tag.ShouldBe("1.0.0");
    }

    [Fact]
    public async Task The_records_of_a_deployment_reach_from_the_last_starting_point_to_its_end()
    {
        var registry = (await RegistryTable.CreateAsync(cloud)).Open();
        await HappenAsync(registry, Pushed("1.0.0", 1), 0);
        await EndAsync(registry, 60);
        await HappenAsync(registry, Pushed("2.0.0", 2), 120);
        var second = (await HappenAsync(registry, Pushed("3.0.0", 3), 180)).Waiting[0];
        for (var i = 0; i < 30; i++)
            await HappenAsync(registry, new SlotEvent.AlarmRaised("other", "noise") { EventId = i.ToString(CultureInfo.InvariantCulture) }, 190 + i, mayChangeNothing: true);
        await EndAsync(registry, 240);
        await EndAsync(registry, 300);
        await HappenAsync(registry, Pushed("4.0.0", 4), 360);

        var records = await registry.RecordsAsync(second, Ever).ToListAsync();

        var file = new RecordFile(second.Id, [.. records]);
        file.Problem().ShouldBeNull();
        records[0].Happened[0].ShouldBeOfType<SlotEvent.ImagePushed>().Tag.ShouldBe("2.0.0");
        records.FindIndex(r => r.Ends(second.Id)).ShouldBe(records.Count - 1);
        Replay.Of(file).ShouldAllBe(step => step.Agrees);
    }

    [Fact]
    public async Task Records_longer_than_a_page_are_all_read()
    {
        var registry = (await RegistryTable.CreateAsync(cloud)).Open();
        var slot = await HappenAsync(registry, Pushed("1.0.0", 1), 0);
        for (var minute = 1; minute <= 60; minute++)
            await HappenAsync(registry, new SlotEvent.Ticked(), minute * 100);

        var records = await registry.RecordsAsync(slot.Active!, Ever).ToListAsync();

        records.Count.ShouldBeGreaterThan(25);
        records.Select(r => r.Version).ShouldBe(Enumerable.Range(1, records.Count).Select(v => (long)v));
    }

    private static SlotEvent.ImagePushed Pushed(string tag, int number) =>
        new(Given.WebApp, tag, Given.Digest(number), Given.Noon.AddSeconds(number));

    /// <summary>The source of the running deployment is refused, and that ends it.</summary>
    private static async Task EndAsync(Registry registry, int seconds)
    {
        var running = (await registry.LoadAsync(Given.Dev, Ever)).Active!;
        await HappenAsync(registry, new SlotEvent.AnalysisCompleted(running.Id, false, null, [], "no"), seconds);
    }

    private static async Task<Slot> HappenAsync(Registry registry, SlotEvent happened, int seconds, bool mayChangeNothing = false)
    {
        var read = await registry.LoadAsync(Given.Dev, Ever);
        var now = Given.Noon.AddSeconds(seconds);
        var decision = SlotDecider.Decide(read, [happened], now);
        if (decision.HasChanged)
            (await registry.SaveAsync(read, decision, [happened], now, Ever)).IsMade.ShouldBeTrue();
        else
            mayChangeNothing.ShouldBeTrue();
        return await registry.LoadAsync(Given.Dev, Ever);
    }
}
