using System.Collections.Immutable;
using Delightful.Core.Deployments;
using Delightful.Core.Slots;
using FsCheck;
using FsCheck.Fluent;
using Outcome = Delightful.Core.Deployments.Outcome;

namespace Delightful.Core.Tests.Slots;

/// <summary>
/// The rules as a fold: the same events, redelivered in any order again and again, come to the same
/// end. Only what caused an event comes before it.
/// </summary>
public class FoldTests
{
    [Fact]
    public void Any_order_of_redelivery_comes_to_a_release() =>
        AnyOrder(Story.Of("web-app/dev").Pushed("v1").Baking().BakedOut().Confirmed(), Outcome.Released);

    [Fact]
    public void Any_order_of_redelivery_comes_to_a_failure_before_anything_was_applied() =>
        AnyOrder(Story.Of("web-app/dev").Pushed("v1").Planning().BuildFailed("no"), Outcome.Failed);

    private static void AnyOrder(Story told, Outcome outcome)
    {
        var order = Gen.Shuffle(told.Events.Zip(told.Causes).ToArray()).ToArbitrary();
        var property = Prop.ForAll(order, events =>
        {
            var (slot, ends) = Redeliver(Slot.Empty(SlotKey.TryParse(told.Slot.Key)!.Value), events, told);
            var settled = slot is { Active: null, Waiting.IsEmpty: true } && slot.Outbox.All(c => c.Command.OutlivesItsDeployment);
            return (settled && ends is [var end] && end == outcome && slot.Current?.Digest == told.Slot.Current?.Digest)
                .Label($"{string.Join(", ", ends)}; {slot.Active?.Stage}; {string.Join(", ", slot.Outbox.Select(c => c.Id))}");
        });
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(300).WithReplay(2026, 1), property);
    }

    /// <summary>Round after round of the same order; time passes between the rounds, and so the watchdog looks.</summary>
    private static (Slot Slot, List<Outcome> Ends) Redeliver(Slot slot, (SlotEvent Event, ImmutableHashSet<string> Causes)[] events, Story told)
    {
        var (ends, wanted) = (new List<Outcome>(), new HashSet<string>());
        var now = told.Now;
        for (var round = 0; round < 30; round++)
        {
            foreach (var (happened, _) in events.Where(e => e.Event is SlotEvent.Ticked || e.Causes.IsSubsetOf(wanted)))
            {
                // The push is accepted at the moment of the story: the deployment's id, and all command ids with it, follow from that.
                var at = happened is SlotEvent.ImagePushed ? Catalogue.Start + TimeSpan.FromMinutes(1) : now;
                var decision = SlotDecider.Decide(slot, happened, at);
                ends.AddRange(decision.Changed.Select(d => d.Stage).OfType<Stage.Ended>().Select(e => e.Outcome));
                slot = decision.Slot;
                wanted.UnionWith(Story.WorkWanted(slot));
            }
            now += TimeSpan.FromSeconds(30);
        }
        return (slot, ends);
    }
}
