using Delightful.Core.Deployments;

namespace Delightful.Core.Slots;

public static partial class SlotDecider
{
    /// <summary>Decides on several events in order, as one decision that is written once.</summary>
    /// <param name="slot">The slot as read.</param>
    /// <param name="happened">The events.</param>
    /// <param name="now">The moment of the decision.</param>
    public static Decision Decide(Slot slot, IReadOnlyList<SlotEvent> happened, DateTimeOffset now)
    {
        var changed = new Dictionary<string, Deployment>(StringComparer.Ordinal);
        var decided = slot;
        foreach (var one in happened)
        {
            var decision = Decide(decided, one, now);
            decided = decision.Slot;
            foreach (var deployment in decision.Changed)
                changed[deployment.Id] = deployment;
        }
        return new Decision(decided, [.. changed.Values], !ReferenceEquals(decided, slot));
    }
}
