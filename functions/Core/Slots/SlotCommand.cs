using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Delightful.Core.Deployments;
using Delightful.Core.Events;

namespace Delightful.Core.Slots;

/// <summary>
/// What a decision wants done outside: a closed set. Each may be run more than once; its id makes the repetition
/// harmless at the receiver. The outcome of each comes back as a <see cref="SlotEvent"/>.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "do")]
[JsonDerivedType(typeof(Announce), "announce")]
[JsonDerivedType(typeof(RequestAnalysis), "requestAnalysis")]
[JsonDerivedType(typeof(StartPlan), "startPlan")]
[JsonDerivedType(typeof(ReviewPlan), "reviewPlan")]
[JsonDerivedType(typeof(RequestApproval), "requestApproval")]
[JsonDerivedType(typeof(StartApply), "startApply")]
[JsonDerivedType(typeof(FindApply), "findApply")]
[JsonDerivedType(typeof(StartMigration), "startMigration")]
[JsonDerivedType(typeof(StartTests), "startTests")]
[JsonDerivedType(typeof(StopTests), "stopTests")]
[JsonDerivedType(typeof(ReleaseStateLock), "releaseStateLock")]
[JsonDerivedType(typeof(CheckAlarms), "checkAlarms")]
[JsonDerivedType(typeof(CreateRollout), "createRollout")]
[JsonDerivedType(typeof(StopRollout), "stopRollout")]
[JsonDerivedType(typeof(TestGreen), "testGreen")]
[JsonDerivedType(typeof(SmokeTest), "smokeTest")]
[JsonDerivedType(typeof(AnswerHook), "answerHook")]
[JsonDerivedType(typeof(ConfirmRunning), "confirmRunning")]
public abstract record SlotCommand
{
    private SlotCommand() { }

    /// <summary>True for what is still worth doing when its deployment is over.</summary>
    [JsonIgnore]
    public bool OutlivesItsDeployment => this is Announce or AnswerHook or StopRollout or StopTests;

    /// <summary>True for what nothing else waits for: it is done beside the rest, and given little time.</summary>
    [JsonIgnore]
    public bool HoldsNothingUp => this is Announce or StopTests;

    /// <summary>Tell everybody where a deployment is. Confirmed by <see cref="SlotEvent.CommandDone"/>.</summary>
    public sealed record Announce(DeploymentChanged Change) : SlotCommand;

    /// <summary>Ask for an analysis of the source. Confirmed by <see cref="SlotEvent.CommandDone"/>.</summary>
    public sealed record RequestAnalysis(AnalysisRequested Request) : SlotCommand;

    /// <summary>Start the build that plans; that of a preview takes no lock and keeps no plan that could be applied. Answered by <see cref="SlotEvent.BuildStarted"/>.</summary>
    public sealed record StartPlan(
        string DeploymentId, long Fence, string Tag, string Digest, string? VariablesKey, string? SourceKey, bool IsPreview = false) : SlotCommand;

    /// <summary>
    /// Read what the plan changes and look up the tag once more. Answered by <see cref="SlotEvent.PlanReviewed"/>.
    /// </summary>
    public sealed record ReviewPlan(PlanArtifact Artifact, string Repository, string Tag) : SlotCommand;

    /// <summary>Tell whoever follows the bus that a person is asked. Confirmed by <see cref="SlotEvent.CommandDone"/>.</summary>
    public sealed record RequestApproval(ApprovalRequested Request) : SlotCommand;

    /// <summary>Start the build that applies the saved plan. Answered by <see cref="SlotEvent.BuildStarted"/>.</summary>
    public sealed record StartApply(string DeploymentId, long Fence, string Tag, string Digest, string? VariablesKey, string? SourceKey, PlanArtifact Artifact) : SlotCommand;

    /// <summary>Start the build that runs the repository's own tests against a release. Answered by <see cref="SlotEvent.BuildStarted"/>.</summary>
    public sealed record StartTests(
        string DeploymentId, long Fence, string Tag, string Digest, string SourceKey, string ServiceUrl, TestCommands Tests) : SlotCommand;

    /// <summary>
    /// Stop the build of tests that nobody waits for any more. Confirmed by <see cref="SlotEvent.CommandDone"/>, or dropped after
    /// <paramref name="Until"/>: by then the build has ended by itself.
    /// </summary>
    public sealed record StopTests(
        string BuildId, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] DateTimeOffset Until = default) : SlotCommand;

    /// <summary>
    /// Release a lock on the Terraform state, but only this one, and only when the build that took it is over. Answered by
    /// <see cref="SlotEvent.StateLockChecked"/>.
    /// </summary>
    public sealed record ReleaseStateLock(string LockId, string BuildId) : SlotCommand;

    /// <summary>
    /// Look for the build of an apply or of a migration whose start was refused: an earlier try of the same command may have
    /// started it. Answered by <see cref="SlotEvent.BuildStarted"/>, or by <see cref="SlotEvent.CommandFailed"/> when there is none.
    /// </summary>
    public sealed record FindApply(
        string Command, string Why, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool IsMigration = false) : SlotCommand;

    /// <summary>
    /// Start the build that makes a snapshot of the database and then runs the migration in a task. Answered by
    /// <see cref="SlotEvent.BuildStarted"/>.
    /// </summary>
    public sealed record StartMigration(
        string DeploymentId, long Fence, string Tag, string Digest, MigrationTask Migration, string? Snapshot) : SlotCommand;

    /// <summary>Look at the alarms before a rollout. Answered by <see cref="SlotEvent.AlarmsChecked"/>.</summary>
    public sealed record CheckAlarms(ImmutableArray<string> Alarms) : SlotCommand;

    /// <summary>Start a rollout. Answered by <see cref="SlotEvent.RolloutStarted"/>.</summary>
    public sealed record CreateRollout(RolloutTarget Target) : SlotCommand;

    /// <summary>Stop a rollout and give the traffic back to blue. Confirmed by <see cref="SlotEvent.CommandDone"/>.</summary>
    public sealed record StopRollout(string Driver, string RolloutId) : SlotCommand;

    /// <summary>Test green on the test listener. Answered by <see cref="SlotEvent.GreenTested"/>.</summary>
    public sealed record TestGreen(RolloutTarget Target, string Tag, string HookId) : SlotCommand;

    /// <summary>
    /// Test what production answers. Answered by <see cref="SlotEvent.SmokeTested"/>; <paramref name="HookId"/> is null
    /// when no rollout waits for the verdict.
    /// </summary>
    public sealed record SmokeTest(RolloutTarget Target, string Tag, string? HookId) : SlotCommand;

    /// <summary>Give a rollout's hook its verdict. Confirmed by <see cref="SlotEvent.CommandDone"/>.</summary>
    public sealed record AnswerHook(string Driver, string RolloutId, string HookId, bool Passed) : SlotCommand;

    /// <summary>Compare what runs with what was asked for. Answered by <see cref="SlotEvent.RunningConfirmed"/>.</summary>
    public sealed record ConfirmRunning(RolloutTarget Target, string Tag, string Digest) : SlotCommand;
}
