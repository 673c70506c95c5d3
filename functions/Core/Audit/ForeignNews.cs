using Delightful.Core.Deployments;
using Delightful.Core.Slots;

namespace Delightful.Core.Audit;

/// <summary>
/// News of work that a slot does not wait for: late, told twice, or made up. Nothing comes of them; who looks for somebody
/// that tells of what never was finds them in the log.
/// </summary>
public static class ForeignNews
{
    /// <summary>
    /// Why an event is about other work than the slot waits for; null when it is not, when it is about no work, or when the
    /// chain asked for it itself. That work of an earlier step still moves is usual and no news.
    /// </summary>
    public static string? Why(Slot slot, SlotEvent happened) => happened switch
    {
        { Synthetic: true } => null,
        SlotEvent.BuildChanged build => Why("build", build.Command, build.BuildId, build.Status, slot.Active?.Stage),
        SlotEvent.RolloutChanged rollout => Why("rollout", rollout.Command, rollout.RolloutId, rollout.Status, slot.Active?.Stage),
        _ => null,
    };

    private static string? Why(string kind, string command, string work, WorkStatus status, Stage? stage)
    {
        var told = $"{kind} {work} of {command} is told to be {status}";
        return WaitedFor(stage) switch
        {
            null when status is not WorkStatus.Running => $"{told}, and the slot waits for no work",
            var (own, _) when own != command && status is not WorkStatus.Running => $"{told}, and the slot waits for {own}",
            var (own, known) when own == command && known is not null && known != work => $"{told}, and the slot waits for {kind} {known}",
            _ => null,
        };
    }

    private static (string Command, string? Work)? WaitedFor(Stage? stage) => stage switch
    {
        Stage.Planning planning => (planning.Command, planning.BuildId),
        Stage.Applying applying => (applying.Command, applying.BuildId),
        Stage.Migrating migrating => (migrating.Command, migrating.BuildId),
        Stage.Testing testing => (testing.Command, testing.BuildId),
        Stage.Shifting shifting => (shifting.Command, shifting.RolloutId),
        Stage.Baking baking => (baking.Command, baking.RolloutId),
        Stage.RollingBack back => (back.Command, back.RolloutId),
        _ => null,
    };
}
