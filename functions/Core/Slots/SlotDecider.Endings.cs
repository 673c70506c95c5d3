using System.Collections.Immutable;
using Delightful.Core.Deployments;
using Delightful.Core.Forecasts;
using Delightful.Core.Verification;

namespace Delightful.Core.Slots;

public static partial class SlotDecider
{
    private static void Released(Transition to, RolloutTarget running)
    {
        var (active, request) = (to.Active!, to.Active!.Request);
        to.Slot = to.Slot with { Paces = Pace.Remember(to.Slot.Paces, Pace.Of(active, to.Now)) };
        if (request.Kind == DeploymentKind.Rollback)
        {
            // Applied again, it runs something that was registered since.
            var target = request.Target! with { Target = running };
            var left = active.Previous;
            to.Slot = to.Slot with
            {
                Current = target,
                Releases = [.. Without(to.Slot.Releases, left).Select(r => r.DeploymentId == target.DeploymentId ? target : r)],
                RefusedDigests = to.Slot.RefusedDigests.Remove(target.Digest),
            };
            if (left is not null)
                Refuse(to, left.Tag, left.Digest, request.RequestedAt, request.RequestedBy, request.Reason);
            to.End(Outcome.Released, $"{target.Tag} serves again, verified, after {Words.Duration(to.Now - active.AcceptedAt)}{(left is null ? "" : $"; {left.Tag} is held")}");
            return;
        }
        var release = new Release(active.Id, request.Tag, request.Digest, to.Now, running, active.VariablesKey, request.PushedAt, request.Commit, active.Tested);
        to.Slot = to.Slot with
        {
            Current = release,
            Releases = [release, .. Without(to.Slot.Releases, to.Slot.Releases.FirstOrDefault(r => r.Digest == release.Digest)).Take(Slot.KeptReleases - 1)],
        };
        var serves = running.ServiceUrl is null ? "is all that runs" : "serves all traffic";
        to.End(Outcome.Released, $"{request.Tag} is verified and {serves}{(active.Tested is { } tested ? $"; {tested.Sentence}" : "")}");
    }

    private static void RolledBack(Transition to, Stage.RollingBack rollingBack)
    {
        var (active, request) = (to.Active!, to.Active!.Request);
        var took = (rollingBack.RestoredAt ?? to.Now) - rollingBack.Since;
        RefuseWhatFailed(to, rollingBack);
        if (request.Kind == DeploymentKind.Rollback)
            to.End(Outcome.Failed, $"{rollingBack.Because}; {request.Tag} was not brought back and {rollingBack.Target!.Tag} still serves");
        else
            to.End(Outcome.RolledBack, $"{rollingBack.Because}; {rollingBack.Target!.Tag} serves{(took > TimeSpan.Zero ? $" (restored in {Words.Duration(took)})" : "")}");
    }

    /// <summary>The release before does not serve as it should: only a person can tell what now.</summary>
    private static void NotBroughtBack(Transition to, Stage.RollingBack rollingBack, string why)
    {
        RefuseWhatFailed(to, rollingBack);
        to.Slot = to.Slot with { Current = null };
        to.End(Outcome.Failed, $"{rollingBack.Because}; {why}");
    }

    /// <summary>
    /// What was rolled back is no target any more, even if it was verified once. A hold that a person set when they asked
    /// stays as they set it; a rollback that failed holds nothing.
    /// </summary>
    private static void RefuseWhatFailed(Transition to, Stage.RollingBack rollingBack)
    {
        var request = to.Active!.Request;
        if (request.Kind == DeploymentKind.Rollback || rollingBack.Target is null)
            return;
        to.Slot = to.Slot with { Releases = to.Slot.Releases.RemoveAll(r => r.Digest == request.Digest) };
        if (!to.Slot.RefusedDigests.Contains(request.Digest))
            Refuse(to, request.Tag, request.Digest, request.PushedAt, "automatic rollback", rollingBack.Because);
    }

    /// <summary>Sets the hold and remembers the digest, so that automation does not bring it again.</summary>
    private static void Refuse(Transition to, string tag, string digest, DateTimeOffset pushedAt, string author, string reason) =>
        to.Slot = to.Slot with
        {
            Hold = new Hold(reason, author, to.Now, tag, digest, pushedAt),
            RefusedDigests = Transition.Newest(to.Slot.RefusedDigests, digest),
        };

    private static void Lift(Transition to, SlotEvent.HoldLiftRequested asked)
    {
        if (asked.EventId is { } id)
        {
            if (to.Slot.Seen.Contains($"lift {id}"))
                return;
            to.Remember($"lift {id}");
        }
        if (to.Slot.Hold is null && to.Slot.RefusedDigests.IsEmpty)
            return;
        to.Slot = to.Slot with { Hold = null, RefusedDigests = [] };
        if (to.Active is not null)
            to.Note($"{asked.RequestedBy} lifted the hold: {asked.Reason}");
    }

    private static void Continue(Transition to, SlotEvent.CommandFailed failed)
    {
        var command = to.Slot.Outbox.FirstOrDefault(c => c.Id == failed.Command)?.Command;
        switch (command)
        {
            case SlotCommand.TestGreen test:
                Continue(to, new SlotEvent.GreenTested(failed.Command, test.HookId, NotTested(failed.Why)));
                return;
            case SlotCommand.SmokeTest test:
                Continue(to, new SlotEvent.SmokeTested(failed.Command, test.HookId, NotTested(failed.Why)));
                return;
        }
        if (!to.Confirm(failed.Command))
            return;
        switch (command, to.Active?.Stage)
        {
            case (SlotCommand.AnswerHook answer, not null):
                to.Note($"the rollout {answer.RolloutId} did not take the verdict of its hook: {failed.Why}");
                break;
            case (SlotCommand.Announce or SlotCommand.AnswerHook or SlotCommand.StopRollout or SlotCommand.StopTests, _):
                break;
            case (SlotCommand.CreateRollout, Stage.RollingBack { Path: RollbackPath.Reroute } neverStarted):
                Restored(to, neverStarted);
                break;
            case (_, Stage.RollingBack rollingBack):
                NotBroughtBack(to, rollingBack, $"bringing {rollingBack.Target!.Tag} back failed too: {failed.Why}");
                break;
            case (SlotCommand.CreateRollout, Stage.Shifting)
                when to.Active is { Request: { Kind: DeploymentKind.Rollback, Target: { } target }, Attempts: var tried } && !tried.ContainsKey("plan"):
                Reapply(to, target, failed.Why);
                break;
            case (SlotCommand.StartApply, Stage.Applying) or (SlotCommand.StartMigration, Stage.Migrating):
                FindBeforeEnding(to, failed);
                break;
            case (_, Stage.Applying { CancelledBecause: { } because }):
                to.End(Outcome.Cancelled, $"{because}; the apply could not even start: {failed.Why}");
                break;
            case (SlotCommand.StartTests, Stage.Testing testing):
                NotTested(to, testing.Target, failed.Why);
                break;
            case (_, Stage.Migrating { CancelledBecause: { } because }):
                to.End(Outcome.Cancelled, $"{because}; the migration could not even start: {failed.Why}");
                break;
            default:
                to.End(Outcome.Failed, failed.Why);
                break;
        }
    }

    private static SmokeReport NotTested(string why) => new(Passed: false, why, [], Attempts: 0);

    private static ImmutableArray<Release> Without(ImmutableArray<Release> releases, Release? gone) =>
        gone is null ? releases : releases.RemoveAll(r => r.DeploymentId == gone.DeploymentId);
}
