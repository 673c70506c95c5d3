using System.Text.Json.Serialization;
using Delightful.Core.Verification;

namespace Delightful.Core.Deployments;

/// <summary>Where a deployment is: a closed set, each case holding only what is true then.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "is")]
[JsonDerivedType(typeof(Waiting), "waiting")]
[JsonDerivedType(typeof(Analyzing), "analyze")]
[JsonDerivedType(typeof(Planning), "plan")]
[JsonDerivedType(typeof(Approving), "approve")]
[JsonDerivedType(typeof(Applying), "apply")]
[JsonDerivedType(typeof(Migrating), "migrate")]
[JsonDerivedType(typeof(Shifting), "shift")]
[JsonDerivedType(typeof(Baking), "bake")]
[JsonDerivedType(typeof(Testing), "test")]
[JsonDerivedType(typeof(RollingBack), "rollback")]
[JsonDerivedType(typeof(Ended), "ended")]
public abstract record Stage
{
    /// <summary>The name of what is over.</summary>
    public const string EndedName = "ended";

    private Stage() { }

    /// <summary>Accepted; another deployment has the slot.</summary>
    /// <param name="Behind">The id of the deployment it waits for.</param>
    public sealed record Waiting(string Behind) : Stage;

    /// <summary>The source is being read.</summary>
    public sealed record Analyzing : Stage;

    /// <summary>The plan is being made, then reviewed.</summary>
    /// <param name="Command">The command that started the build.</param>
    /// <param name="BuildId">The build, once it is known.</param>
    /// <param name="Artifact">The saved plan, once the build is over.</param>
    public sealed record Planning(string Command, string? BuildId = null, PlanArtifact? Artifact = null) : Stage;

    /// <summary>The plan was reviewed and needs a person's yes. Nothing runs; the slot is taken all the same.</summary>
    /// <param name="Artifact">The plan that is asked about.</param>
    /// <param name="Token">What an answer must name: see <see cref="Gate.Question"/>.</param>
    /// <param name="AskedHash">What asks, as a hash: see <see cref="Gate.PlanReview.AskedHash"/>.</param>
    /// <param name="Because">Why a person is asked, in one sentence.</param>
    /// <param name="Until">From when on it has expired.</param>
    /// <param name="IsApproved">True once a person said yes and the plan is looked at once more.</param>
    public sealed record Approving(PlanArtifact Artifact, string Token, string AskedHash, string Because, DateTimeOffset Until, bool IsApproved = false) : Stage;

    /// <summary>The saved plan is being applied. Never interrupted.</summary>
    /// <param name="Command">The command that started the build.</param>
    /// <param name="Artifact">The plan that is applied.</param>
    /// <param name="BuildId">The build, once it is known.</param>
    /// <param name="CancelledBecause">Set when it must end without a rollout once the apply is over.</param>
    public sealed record Applying(string Command, PlanArtifact Artifact, string? BuildId = null, string? CancelledBecause = null) : Stage;

    /// <summary>The database is being changed for the new version, while the old one serves. Never interrupted.</summary>
    /// <param name="Command">The command that started the build.</param>
    /// <param name="Target">What is rolled out afterwards.</param>
    /// <param name="Snapshot">What the snapshot before it is called; null when there is no database to make one of.</param>
    /// <param name="BuildId">The build, once it is known.</param>
    /// <param name="CancelledBecause">Set when it must end without a rollout once the migration is over.</param>
    public sealed record Migrating(string Command, RolloutTarget Target, string? Snapshot, string? BuildId = null, string? CancelledBecause = null) : Stage;

    /// <summary>Green is being started, tested and given the traffic.</summary>
    /// <param name="Command">The command that created the rollout.</param>
    /// <param name="Target">What is rolled out.</param>
    /// <param name="RolloutId">The rollout, once it is known.</param>
    /// <param name="Tests">The tests of green and of production, as far as they ran.</param>
    public sealed record Shifting(string Command, RolloutTarget Target, string? RolloutId, RolloutTests Tests) : Stage;

    /// <summary>All traffic is on green and its smoke test passed; alarms are watched.</summary>
    /// <param name="Command">The command that created the rollout.</param>
    /// <param name="Target">What was rolled out.</param>
    /// <param name="RolloutId">The rollout.</param>
    /// <param name="Until">When the watch ends.</param>
    /// <param name="BlueAlive">True while the driver still keeps the release before, so that going back is instant.</param>
    /// <param name="Confirming">True once the bake ended well and the running image is being compared.</param>
    public sealed record Baking(
        string Command, RolloutTarget Target, string RolloutId, DateTimeOffset Until, bool BlueAlive, bool Confirming = false) : Stage;

    /// <summary>It was verified and serves; the repository's own tests run against it.</summary>
    /// <param name="Command">The command that started the build.</param>
    /// <param name="Target">What was rolled out.</param>
    /// <param name="BuildId">The build, once it is known.</param>
    public sealed record Testing(string Command, RolloutTarget Target, string? BuildId = null) : Stage;

    /// <summary>The release before is being brought back.</summary>
    /// <param name="Path">How.</param>
    /// <param name="Because">The causal sentence.</param>
    /// <param name="Since">When it was decided.</param>
    /// <param name="Target">What should serve again; null when nothing was verified before, so that stopping is all there is to do.</param>
    /// <param name="Command">The command that created the rollout in question.</param>
    /// <param name="Driver">The driver of that rollout.</param>
    /// <param name="RolloutId">The rollout that is stopped, or that brings the old release back, once known.</param>
    /// <param name="Tests">For a new rollout, the tests of its green side and of production, as far as they ran.</param>
    /// <param name="RestoredAt">When the traffic was back where it was; null before.</param>
    public sealed record RollingBack(
        RollbackPath Path, string Because, DateTimeOffset Since, Release? Target, string Command, string Driver, string? RolloutId,
        RolloutTests Tests, DateTimeOffset? RestoredAt = null) : Stage;

    /// <summary>Over.</summary>
    /// <param name="Outcome">How it ended.</param>
    /// <param name="Sentence">Why, in one sentence.</param>
    /// <param name="At">When.</param>
    public sealed record Ended(Outcome Outcome, string Sentence, DateTimeOffset At) : Stage;

    /// <summary>The word for this stage in events, tables and messages.</summary>
    [JsonIgnore]
    public string Name => this switch
    {
        Waiting => "waiting",
        Analyzing => "analyze",
        Planning => "plan",
        Approving => "approve",
        Applying => "apply",
        Migrating => "migrate",
        Shifting => "shift",
        Baking => "bake",
        Testing => "test",
        RollingBack => "rollback",
        _ => EndedName,
    };
}

/// <summary>How the release before is brought back, chosen by what is true at that moment.</summary>
public enum RollbackPath
{
    /// <summary>The rollout is running: it is stopped and the traffic goes back to blue, which is still alive.</summary>
    Reroute,

    /// <summary>Blue is gone: a new rollout of the old task definition.</summary>
    Redeploy,
}
