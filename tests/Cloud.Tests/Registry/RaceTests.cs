using Delightful.Core.Slots;

namespace Delightful.Cloud.Tests.Registries;

public sealed class RaceTests(CloudFixture cloud)
{
    private static readonly CancellationToken Ever = CancellationToken.None;

    [Fact]
    public async Task Of_two_writers_that_read_the_same_one_wins_and_the_other_is_told()
    {
        var table = await RegistryTable.CreateAsync(cloud);
        var read = Slot.Empty(Given.Dev);

        var results = await Task.WhenAll(
            table.Open().SaveAsync(read, Given.Push(read, "1.0.0", 1), Ever),
            table.Open().SaveAsync(read, Given.Push(read, "2.0.0", 2), Ever));

        results.Count(won => won).ShouldBe(1);
        var winner = results[0] ? "1.0.0" : "2.0.0";
        var slot = await table.Open().LoadAsync(Given.Dev, Ever);
        (slot.Version, slot.Active!.Request.Tag).ShouldBe((1, winner));
    }

    [Fact]
    public async Task Many_writers_that_decide_again_after_each_loss_lose_no_write()
    {
        var table = await RegistryTable.CreateAsync(cloud);

        await Task.WhenAll(Enumerable.Range(1, 8).Select(async writer =>
        {
            var registry = table.Open();
            Slot read;
            do
                read = await registry.LoadAsync(Given.Dev, Ever);
            while (!await registry.SaveAsync(read, Remember(read, $"writer {writer}"), Ever));
        }));

        var slot = await table.Open().LoadAsync(Given.Dev, Ever);
        slot.Version.ShouldBe(8);
        slot.Seen.Order().ShouldBe(Enumerable.Range(1, 8).Select(writer => $"writer {writer}"));
    }

    [Fact]
    public async Task The_loser_leaves_no_deployment_behind()
    {
        var table = await RegistryTable.CreateAsync(cloud);
        var read = Slot.Empty(Given.Dev);
        await table.Open().SaveAsync(read, Given.Push(read, "1.0.0", 1), Ever);
        var late = Given.Push(read, "2.0.0", 2);

        (await table.Open().SaveAsync(read, late, Ever)).ShouldBeFalse();

        late.Changed.ShouldNotBeEmpty();
        foreach (var deployment in late.Changed)
            (await table.Open().FindDeploymentAsync(Given.Dev, deployment.Id, Ever)).ShouldBeNull();
        (await table.Open().HistoryAsync(Given.Dev, 10, Ever).ToListAsync()).Select(d => d.Request.Tag).ShouldBe(["1.0.0"]);
    }

    [Fact]
    public async Task A_write_whose_answer_was_lost_is_recognised_as_made()
    {
        var table = await RegistryTable.CreateAsync(cloud);
        var line = new LosingAnswers(times: 1);
        var read = Slot.Empty(Given.Dev);

        var saved = await table.Open(line).SaveAsync(read, Given.Push(read, "1.0.0"), Ever);

        line.Lost.ShouldBe(1);
        saved.ShouldBeTrue();
        (await table.Open().LoadAsync(Given.Dev, Ever)).Version.ShouldBe(1);
    }

    [Fact]
    public async Task The_same_write_made_again_later_is_recognised_as_made()
    {
        var table = await RegistryTable.CreateAsync(cloud);
        var read = Slot.Empty(Given.Dev);
        var decision = Given.Push(read, "1.0.0");
        await table.Open().SaveAsync(read, decision, Ever);

        (await table.Open().SaveAsync(read, decision, Ever)).ShouldBeTrue();

        (await table.Open().LoadAsync(Given.Dev, Ever)).Version.ShouldBe(1);
    }

    private static Decision Remember(Slot read, string what) => new(read with { Seen = read.Seen.Add(what) }, [], HasChanged: true);
}
