using System.Collections.Concurrent;
using Amazon.Lambda.TestUtilities;
using Delightful.Cloud;
using Delightful.Core.Services;
using Delightful.Core.Slots;
using Delightful.Core.Replays;
using Delightful.Pipeline.Chain;

namespace Delightful.Pipeline.Tests;

/// <summary>
/// A service that is pushed to a thousand times a minute costs the others nothing: what starts a deployment is read and
/// written in its own slot only, so its way to the start has the same steps whatever happens elsewhere.
/// </summary>
public sealed class NoisyServiceTests
{
    private static readonly SlotKey Quiet = new("quiet", "dev");
    private static readonly SlotKey Noisy = new("noisy", "dev");

    [Fact]
    public async Task A_deployment_starts_with_as_many_steps_beside_a_thousand_pushes_as_alone()
    {
        var alone = new CountedSlots();
        await Runner(alone).HandleAsync(Quiet, Pushed("quiet", 1), new TestLambdaLogger(), TestContext.Current.CancellationToken);

        var crowded = new CountedSlots();
        var pushes = Enumerable.Range(1, 1000).Select(i => Task.Run(() => TryAsync(Runner(crowded), Noisy, Pushed("noisy", i))));
        var quiet = Task.Run(() => TryAsync(Runner(crowded), Quiet, Pushed("quiet", 1)));
        await Task.WhenAll(pushes.Append(quiet));

        crowded[Quiet].ShouldBe(alone[Quiet]);
        crowded.Lost(Quiet).ShouldBe(0);
        (await crowded.LoadAsync(Quiet, TestContext.Current.CancellationToken)).Active!.Request.Tag.ShouldBe("v1");
        (await crowded.LoadAsync(Noisy, TestContext.Current.CancellationToken)).Waiting.Length.ShouldBeLessThanOrEqualTo(Slot.MostWaiting);
    }

    /// <summary>One who always loses the race is delivered again by Lambda; here that is as good as handled.</summary>
    private static async Task TryAsync(SlotRunner runner, SlotKey slot, SlotEvent happened)
    {
        try
        {
            await runner.HandleAsync(slot, happened, new TestLambdaLogger(), TestContext.Current.CancellationToken);
        }
        catch (InvalidOperationException) when (slot == Noisy)
        {
        }
    }

    private static SlotRunner Runner(ISlotStore slots) => new(slots, new Nobody(), TimeProvider.System);

    private static SlotEvent Pushed(string service, int number) => new SlotEvent.ImagePushed(
        new ServiceDefinition { Service = service, Repository = service, RepositoryUrl = service, Environments = [new EnvironmentSettings { Name = "dev" }] },
        $"v{number}", $"sha256:{number:x64}", DateTimeOffset.UnixEpoch.AddSeconds(number));

    private sealed class Nobody : ICommandInterpreter
    {
        public Task<SlotEvent> RunAsync(Slot slot, PendingCommand pending, bool isRepeated, CancellationToken cancellationToken) =>
            Task.FromResult<SlotEvent>(new SlotEvent.CommandDone(pending.Id));
    }

    private sealed class CountedSlots : ISlotStore
    {
        private readonly InMemorySlots _slots = new();
        private readonly ConcurrentDictionary<SlotKey, int> _steps = new();
        private readonly ConcurrentDictionary<SlotKey, int> _lost = new();

        public int this[SlotKey key] => _steps[key];

        public int Lost(SlotKey key) => _lost.GetValueOrDefault(key);

        public Task<Slot> LoadAsync(SlotKey key, CancellationToken cancellationToken)
        {
            _steps.AddOrUpdate(key, 1, (_, n) => n + 1);
            return _slots.LoadAsync(key, cancellationToken);
        }

        public async Task<SlotWrite> SaveAsync(Slot read, Decision decision, IReadOnlyList<SlotEvent> happened, DateTimeOffset now, CancellationToken cancellationToken)
        {
            var key = SlotKey.TryParse(read.Key)!.Value;
            _steps.AddOrUpdate(key, 1, (_, n) => n + 1);
            var won = await _slots.SaveAsync(read, decision, happened, now, cancellationToken);
            if (!won.IsMade)
                _lost.AddOrUpdate(key, 1, (_, n) => n + 1);
            return won;
        }

        public IAsyncEnumerable<SlotKey> BusySlotsAsync(CancellationToken cancellationToken) => _slots.BusySlotsAsync(cancellationToken);
    }
}
