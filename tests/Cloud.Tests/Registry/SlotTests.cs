using System.Text.Json;
using Amazon.DynamoDBv2.Model;
using Delightful.Core;
using Delightful.Core.Deployments;
using Delightful.Core.Slots;

namespace Delightful.Cloud.Tests.Registries;

public sealed class SlotTests(CloudFixture cloud)
{
    private static readonly CancellationToken Ever = CancellationToken.None;

    [Fact]
    public async Task A_slot_in_which_nothing_happened_is_empty()
    {
        var registry = (await RegistryTable.CreateAsync(cloud)).Open();

        var slot = await registry.LoadAsync(Given.Dev, Ever);

        slot.Version.ShouldBe(0);
        slot.Key.ShouldBe("web-app/dev");
        slot.IsBusy.ShouldBeFalse();
    }

    [Fact]
    public async Task What_is_saved_is_what_is_loaded_under_the_next_version()
    {
        var registry = (await RegistryTable.CreateAsync(cloud)).Open();
        var decision = Given.Push(Slot.Empty(Given.Dev), "1.0.0");

        (await registry.SaveAsync(Slot.Empty(Given.Dev), decision, Ever)).ShouldBeTrue();

        Written(await registry.LoadAsync(Given.Dev, Ever)).ShouldBe(Written(decision.Slot with { Version = 1 }));
    }

    [Fact]
    public async Task A_build_reads_the_fence_beside_the_document()
    {
        var table = await RegistryTable.CreateAsync(cloud);
        await table.Open().SaveAsync(Slot.Empty(Given.Dev), Given.Push(Slot.Empty(Given.Dev), "1.0.0"), Ever);

        var item = (await table.ItemAsync("SLOT#web-app/dev", "SLOT"))!;

        item["fence"].N.ShouldBe("1");
        item["version"].N.ShouldBe("1");
        item.ShouldNotContainKey("applyBuild");
    }

    [Fact]
    public async Task A_build_reads_whether_the_slot_waits_for_it_beside_the_document()
    {
        var table = await RegistryTable.CreateAsync(cloud);
        var pushed = Given.Push(Slot.Empty(Given.Dev), "1.0.0").Slot;
        var applying = pushed with { Active = pushed.Active! with { Stage = new Stage.Applying("a command", new PlanArtifact("plan", "json", null, "hash"), "delightful-apply:1") } };
        await table.Open().SaveAsync(Slot.Empty(Given.Dev), new Decision(applying, [], HasChanged: true), Ever);

        (await table.ItemAsync("SLOT#web-app/dev", "SLOT"))!["applyBuild"].S.ShouldBe("delightful-apply:1");
    }

    [Fact]
    public async Task A_slot_is_listed_as_busy_only_while_it_is()
    {
        var registry = (await RegistryTable.CreateAsync(cloud)).Open();
        var busy = Given.Push(Slot.Empty(Given.Dev), "1.0.0");
        await registry.SaveAsync(Slot.Empty(Given.Dev), busy, Ever);
        (await BusyAsync(registry)).ShouldBe([Given.Dev]);

        var read = await registry.LoadAsync(Given.Dev, Ever);
        var idle = read with { Active = null, Lease = null, Outbox = [] };
        await registry.SaveAsync(read, new Decision(idle, [], HasChanged: true), Ever);

        (await BusyAsync(registry)).ShouldBeEmpty();
        (await SlotsAsync(registry)).ShouldBe(["web-app/dev"]);
    }

    [Fact]
    public async Task A_document_that_cannot_be_read_is_named_and_stops_everything()
    {
        var table = await RegistryTable.CreateAsync(cloud);
        await table.PutAsync("SLOT#web-app/dev", "SLOT", ("version", new() { N = "3" }), ("document", new() { S = """{"key":""" }));

        var refused = await Should.ThrowAsync<RegistryCorruptException>(() => table.Open().LoadAsync(Given.Dev, Ever));

        refused.Key.ShouldBe("SLOT#web-app/dev / SLOT");
        refused.Message.ShouldContain("SLOT#web-app/dev / SLOT");
    }

    [Fact]
    public async Task A_document_that_contradicts_its_version_is_refused()
    {
        var table = await RegistryTable.CreateAsync(cloud);
        var document = JsonSerializer.Serialize(Slot.Empty(Given.Dev) with { Version = 4 }, CoreJson.Default.Slot);
        await table.PutAsync("SLOT#web-app/dev", "SLOT", ("version", new() { N = "3" }), ("document", new() { S = document }));

        await Should.ThrowAsync<RegistryCorruptException>(() => table.Open().LoadAsync(Given.Dev, Ever));
    }

    private static string Written(Slot slot) => JsonSerializer.Serialize(slot, CoreJson.Default.Slot);

    private static async Task<List<SlotKey>> BusyAsync(Registry registry) => await registry.BusySlotsAsync(Ever).ToListAsync();

    private static async Task<List<string>> SlotsAsync(Registry registry) => await registry.SlotsAsync(e => throw e, Ever).Select(s => s.Key).ToListAsync();
}
