using System.Globalization;
using Delightful.Core.Slots;

namespace Delightful.Cloud.Tests.Registries;

public sealed class RetentionTests(CloudFixture cloud)
{
    private const int Days = 30;
    private static readonly CancellationToken Ever = CancellationToken.None;

    [Fact]
    public async Task What_runs_or_waits_has_no_end_and_what_is_over_is_kept_for_the_retention()
    {
        var table = await RegistryTable.CreateAsync(cloud);
        var registry = table.Open(retention: TimeSpan.FromDays(Days));
        await registry.SaveAsync(Slot.Empty(Given.Dev), Given.Push(Slot.Empty(Given.Dev), "1.0.0"), Ever);
        var read = await registry.LoadAsync(Given.Dev, Ever);
        var running = read.Active!;
        (await ExpiresAsync(table, $"DEPLOYMENT#{running.Id}")).ShouldBeNull();

        var end = Given.Noon.AddMinutes(7);
        var refused = new SlotEvent.AnalysisCompleted(running.Id, false, null, [], "no");
        await registry.SaveAsync(read, SlotDecider.Decide(read, refused, end), [refused], end, Ever);

        (await ExpiresAsync(table, $"DEPLOYMENT#{running.Id}")).ShouldBe(end.AddDays(Days).ToUnixTimeSeconds());
        (await ExpiresAsync(table, "RECORD#000000000002")).ShouldBe(end.AddDays(Days).ToUnixTimeSeconds());
        (await ExpiresAsync(table, "SLOT")).ShouldBeNull();
    }

    private static async Task<long?> ExpiresAsync(RegistryTable table, string sk) =>
        (await table.ItemAsync("SLOT#web-app/dev", sk))!.TryGetValue("expires", out var value) ? long.Parse(value.N, CultureInfo.InvariantCulture) : null;
}
