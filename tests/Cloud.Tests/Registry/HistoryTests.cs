using Delightful.Core.Slots;

namespace Delightful.Cloud.Tests.Registries;

public sealed class HistoryTests(CloudFixture cloud)
{
    private static readonly CancellationToken Ever = CancellationToken.None;

    [Fact]
    public async Task Deployments_are_found_by_slot_and_id_and_by_their_id_alone()
    {
        var (registry, slot) = await WithThreePushesAsync();
        var running = slot.Active!;

        (await registry.FindDeploymentAsync(Given.Dev, running.Id, Ever))!.Request.Tag.ShouldBe("1.0.0");
        (await registry.FindDeploymentAsync(running.Id, Ever))!.Request.Tag.ShouldBe("1.0.0");
        (await registry.FindDeploymentAsync("20200101T000000Z-00000000", Ever)).ShouldBeNull();
        (await registry.FindDeploymentAsync(new SlotKey("web-app", "prod"), running.Id, Ever)).ShouldBeNull();
    }

    [Fact]
    public async Task The_history_of_a_slot_comes_newest_first_and_no_more_than_asked_for()
    {
        var (registry, _) = await WithThreePushesAsync();

        (await registry.HistoryAsync(Given.Dev, 10, Ever).ToListAsync()).Select(d => d.Request.Tag).ShouldBe(["3.0.0", "2.0.0", "1.0.0"]);
        (await registry.HistoryAsync(Given.Dev, 2, Ever).ToListAsync()).Select(d => d.Request.Tag).ShouldBe(["3.0.0", "2.0.0"]);
    }

    [Fact]
    public async Task A_deployment_that_ended_aside_has_its_end_in_the_history()
    {
        var (registry, _) = await WithThreePushesAsync();

        var second = (await registry.HistoryAsync(Given.Dev, 10, Ever).ToListAsync())[1];

        second.IsOver.ShouldBeTrue();
    }

    private async Task<(Registry, Slot)> WithThreePushesAsync()
    {
        var registry = (await RegistryTable.CreateAsync(cloud)).Open();
        foreach (var number in (int[])[1, 2, 3])
        {
            var read = await registry.LoadAsync(Given.Dev, Ever);
            (await registry.SaveAsync(read, Given.Push(read, $"{number}.0.0", number, secondsLater: number * 60), Ever)).ShouldBeTrue();
        }
        return (registry, await registry.LoadAsync(Given.Dev, Ever));
    }
}
