using System.Collections.Immutable;
using System.Globalization;
using Delightful.Core.Analysis;
using Delightful.Core.Deployments;
using Delightful.Core.Errors;
using Delightful.Core.Gate;

namespace Delightful.Core.Slots;

public static partial class SlotDecider
{
    private const int MostTries = 3;
    private const int LongestFailure = 1000;

    /// <summary>Why an apply may leave out what the functions look for.</summary>
    private const string ScriptsAreOlder = "its Terraform is older than the functions, or does not pass on what the platform's service root exports";

    /// <summary>A build that says it is alive is written down no more often than this.</summary>
    private static readonly TimeSpan HeartbeatEvery = TimeSpan.FromSeconds(15);

    private static void Continue(Transition to, SlotEvent.AnalysisCompleted completed)
    {
        if (to.Active is not { Stage: Stage.Analyzing } active || active.Id != completed.DeploymentId)
            return;
        if (completed.Succeeded && completed.VariablesKey != GeneratedVariables.KeyOf(SlotKey.TryParse(to.Slot.Key)!.Value, active.Id))
            return;
        DropAnalysisRequests(to);
        if (!completed.Succeeded)
        {
            to.End(Outcome.Failed, $"the analysis refused the source: {completed.Error ?? "no reason was given"}");
            return;
        }
        to.Heard(active with
        {
            VariablesKey = completed.VariablesKey, Recommendations = completed.Recommendations,
            WantsMigration = completed.WantsMigration, WantsTests = completed.WantsTests,
        });
        Plan(to, "the plan is being made");
    }

    /// <summary>The answer to one request answers them all.</summary>
    private static void DropAnalysisRequests(Transition to) =>
        to.Slot = to.Slot with { Outbox = to.Slot.Outbox.RemoveAll(c => c.Command is SlotCommand.RequestAnalysis) };

    private static void Plan(Transition to, string sentence)
    {
        var id = to.Number("plan");
        var (active, request) = (to.Active!, to.Active!.Request);
        to.Enter(new Stage.Planning(id), sentence);
        to.Issue(id, new SlotCommand.StartPlan(active.Id, to.Slot.Fence, request.Tag, request.Digest, active.VariablesKey, SourceBundle(request), request.Kind == DeploymentKind.Preview), to.Now);
    }

    private static void Continue(Transition to, SlotEvent.BuildStarted started)
    {
        to.Confirm(started.Command);
        Learn(to, started.Command, started.BuildId, started.Link);
    }

    /// <summary>
    /// Writes down which build works for a command; true when it is the one the running deployment waits for. A second
    /// build of the same command is nobody's: what it says changes nothing, and it reads in the slot that it may not apply.
    /// </summary>
    private static bool Learn(Transition to, string command, string buildId, string? link)
    {
        if (to.Active is not { } active)
            return false;
        Stage? known = active.Stage switch
        {
            Stage.Planning p when p.Command == command && (p.BuildId ?? buildId) == buildId => p with { BuildId = buildId },
            Stage.Applying a when a.Command == command && (a.BuildId ?? buildId) == buildId => a with { BuildId = buildId },
            Stage.Migrating m when m.Command == command && (m.BuildId ?? buildId) == buildId => m with { BuildId = buildId },
            Stage.Testing t when t.Command == command && (t.BuildId ?? buildId) == buildId => t with { BuildId = buildId },
            _ => null,
        };
        if (known is null)
            return false;
        DropSearches(to);
        if (!known.Equals(active.Stage))
            to.Heard((active with { Stage = known }).Linking(link));
        return true;
    }

    /// <summary>A build that is known need not be found.</summary>
    private static void DropSearches(Transition to)
    {
        var left = to.Slot.Outbox.RemoveAll(c => c.Command is SlotCommand.FindApply);
        if (left.Length < to.Slot.Outbox.Length)
            to.Slot = to.Slot with { Outbox = left };
    }

    /// <summary>
    /// Who starts work is about to write down which one it is: to write it down at its first news as well would only race with that.
    /// Where it is waited for to be stopped, the first to know it is the right one.
    /// </summary>
    private static bool IsBeingStarted(Transition to, string command) =>
        to.Slot.Outbox.Any(c => c.Id == command) && to.Active?.Stage is not Stage.RollingBack { RolloutId: null };

    private static void Continue(Transition to, SlotEvent.BuildChanged changed)
    {
        if (changed is { Status: WorkStatus.Running, Synthetic: false } && IsBeingStarted(to, changed.Command))
            return;
        to.Confirm(changed.Command);
        if (!Learn(to, changed.Command, changed.BuildId, changed.Link))
            return;
        var active = to.Active!;
        switch (changed.Status, active.Stage)
        {
            case (WorkStatus.Running, _):
                if (to.Now - active.HeardAt >= HeartbeatEvery)
                    to.Heard(active);
                break;
            case (WorkStatus.Succeeded, Stage.Planning { Artifact: null } planning):
                Review(to, planning, changed.Exported);
                break;
            case (WorkStatus.Succeeded, Stage.Applying applying):
                Applied(to, applying, changed.Exported);
                break;
            case (WorkStatus.Succeeded, Stage.Migrating migrating):
                Migrated(to, migrating, changed.Exported);
                break;
            case (_, Stage.Testing testing):
                Tested(to, testing, changed);
                break;
            case (WorkStatus.Succeeded, _):
                break;
            case (_, Stage.Planning { Artifact: null }):
                if (!ReleasesLock(to, Failure(changed)))
                    to.End(Outcome.Failed, $"the plan could not be made: {Failure(changed)}");
                break;
            case (_, Stage.Applying applying):
                NotApplied(to, applying, changed);
                break;
            case (_, Stage.Migrating migrating):
                NotMigrated(to, migrating, changed);
                break;
        }
    }

    /// <summary>An earlier try may have started the build that this one was refused: then its end is waited for.</summary>
    private static void FindBeforeEnding(Transition to, SlotEvent.CommandFailed refused) =>
        to.Issue("find", new SlotCommand.FindApply(refused.Command, refused.Why, to.Active!.Stage is Stage.Migrating));

    private static void Review(Transition to, Stage.Planning planning, ImmutableSortedDictionary<string, string> exported)
    {
        var key = exported.GetValueOrDefault("PLAN_KEY") ?? "";
        if (!exported.TryGetValue("PLAN_JSON_KEY", out var json)
            || !exported.TryGetValue("PLAN_SHA256", out var sha256) || sha256.Length == 0 || (key.Length == 0 && to.Active!.Request.Kind != DeploymentKind.Preview))
        {
            to.End(Outcome.Failed, "the plan could not be made: the build ended well but exported no plan");
            return;
        }
        var serial = long.TryParse(exported.GetValueOrDefault("PLAN_SERIAL"), NumberStyles.None, CultureInfo.InvariantCulture, out var known) ? known : (long?)null;
        var artifact = new PlanArtifact(key, json, exported.GetValueOrDefault("PLAN_TEXT_KEY"), sha256, serial);
        to.Heard(to.Active! with { Stage = planning with { Artifact = artifact }, PlanTextKey = artifact.TextKey });
        to.Issue("review", new SlotCommand.ReviewPlan(artifact, to.Active.Request.Repository, to.Active.Request.Tag));
    }

    private static void Continue(Transition to, SlotEvent.PlanReviewed reviewed)
    {
        if (!to.Slot.Outbox.Any(c => c.Id == reviewed.Command && c.Command is SlotCommand.ReviewPlan) || !to.Confirm(reviewed.Command)
            || to.Active is not { } active || Reviewed(active.Stage) is not { } artifact)
            return;
        var (request, review) = (active.Request, reviewed.Review ?? GateRules.NotReviewed);
        to.Heard(active with { Plan = reviewed.Plan, Review = review });
        if (reviewed.DigestNow != request.Digest)
        {
            to.End(Outcome.Failed, reviewed.DigestNow is { } moved
                ? $"the tag {request.Tag} moved to {Short(moved)} after {Short(request.Digest)} was planned; nothing was applied"
                : $"the tag {request.Tag} is gone from {request.Repository}; nothing was applied");
            return;
        }
        if (request.Kind == DeploymentKind.Preview)
            Previewed(to, review);
        else
            PassOrAsk(to, artifact, review);
    }

    /// <summary>The plan that a review is about; null when none is waited for.</summary>
    private static PlanArtifact? Reviewed(Stage stage) => stage switch
    {
        Stage.Planning planning => planning.Artifact,
        Stage.Approving { IsApproved: true } approved => approved.Artifact,
        _ => null,
    };

    private static void Apply(Transition to, PlanArtifact artifact)
    {
        var id = to.Number("apply");
        var (active, request) = (to.Active!, to.Active!.Request);
        to.Enter(new Stage.Applying(id, artifact), "the plan is being applied");
        to.Issue(id, new SlotCommand.StartApply(
            active.Id, to.Slot.Fence, request.Tag, request.Digest, active.VariablesKey, SourceBundle(request), artifact), to.Now);
    }

    private static void Applied(Transition to, Stage.Applying applying, ImmutableSortedDictionary<string, string> exported)
    {
        if (applying.CancelledBecause is { } because)
            to.End(Outcome.Cancelled, $"{because}; the apply was let finish and no traffic moved");
        else if (RolloutTarget.TryParse(exported.GetValueOrDefault("ROLLOUT"), out var error) is not { } target)
            to.End(Outcome.Failed, error);
        else if (RolloutNames.FaultOf(target, SlotKey.TryParse(to.Slot.Key)!.Value) is { } fault)
            to.End(Outcome.Failed, fault);
        else if (to.Active!.WantsMigration && !target.Says("migration"))
            to.End(Outcome.Failed, $"the source says how its database is migrated, and what was applied says nothing of that: {ScriptsAreOlder}; nothing was rolled out ({MigrationErrors.NotPassedOn})");
        else if (target.Migration is { } migration && to.Active!.Request.Kind != DeploymentKind.Rollback)
            Migrate(to, target with { Migration = null }, migration);
        else
            Shift(to, target with { Migration = null });
    }

    private static void NotApplied(Transition to, Stage.Applying applying, SlotEvent.BuildChanged changed)
    {
        var failure = Failure(changed);
        if (applying.CancelledBecause is { } because)
            to.End(Outcome.Cancelled, $"{because}; the apply failed as well: {failure}");
        else if (ReleasesLock(to, failure))
            return;
        else if (failure.StartsWith("stale-plan", StringComparison.Ordinal) && to.Active!.Attempts["plan"] < MostTries)
            Plan(to, "the state changed after the plan was made, so it is planned again");
        else
            to.End(Outcome.Failed, $"the plan could not be applied: {failure}");
    }

    /// <summary>What a build says of its failure comes from where code of a repository ran, and is kept, told and logged.</summary>
    private static string Failure(SlotEvent.BuildChanged changed) => Text.SafeText.Line(FailureOf(changed), LongestFailure);

    private static string FailureOf(SlotEvent.BuildChanged changed) =>
        changed.Exported.GetValueOrDefault("FAILURE") is { Length: > 0 } said ? said
        : changed.Status == WorkStatus.Gone ? "the build no longer exists"
        : changed.Detail is { Length: > 0 } detail ? detail
        : changed.Status == WorkStatus.Stopped ? "the build was stopped"
        : "the build failed; its log says why";

    private static string Short(string digest) => digest.Length > 19 ? digest[..19] : digest;
}
