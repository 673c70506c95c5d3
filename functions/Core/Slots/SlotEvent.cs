using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Delightful.Core.Analysis;
using Delightful.Core.Deployments;
using Delightful.Core.Gate;
using Delightful.Core.Plans;
using Delightful.Core.Services;
using Delightful.Core.Verification;

namespace Delightful.Core.Slots;

/// <summary>Something that happened and may change a slot: a closed set. How it was delivered is not part of it.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "happened")]
[JsonDerivedType(typeof(ImagePushed), "imagePushed")]
[JsonDerivedType(typeof(AnalysisCompleted), "analysisCompleted")]
[JsonDerivedType(typeof(BuildStarted), "buildStarted")]
[JsonDerivedType(typeof(BuildChanged), "buildChanged")]
[JsonDerivedType(typeof(PlanReviewed), "planReviewed")]
[JsonDerivedType(typeof(ApprovalDecided), "approvalDecided")]
[JsonDerivedType(typeof(AlarmsChecked), "alarmsChecked")]
[JsonDerivedType(typeof(RolloutStarted), "rolloutStarted")]
[JsonDerivedType(typeof(RolloutChanged), "rolloutChanged")]
[JsonDerivedType(typeof(HookInvoked), "hookInvoked")]
[JsonDerivedType(typeof(GreenTested), "greenTested")]
[JsonDerivedType(typeof(SmokeTested), "smokeTested")]
[JsonDerivedType(typeof(RunningConfirmed), "runningConfirmed")]
[JsonDerivedType(typeof(AlarmRaised), "alarmRaised")]
[JsonDerivedType(typeof(RollbackRequested), "rollbackRequested")]
[JsonDerivedType(typeof(HoldLiftRequested), "holdLiftRequested")]
[JsonDerivedType(typeof(UnlockRequested), "unlockRequested")]
[JsonDerivedType(typeof(PromotionRequested), "promotionRequested")]
[JsonDerivedType(typeof(StateLockChecked), "stateLockChecked")]
[JsonDerivedType(typeof(CommandDone), "commandDone")]
[JsonDerivedType(typeof(CommandFailed), "commandFailed")]
[JsonDerivedType(typeof(Ticked), "ticked")]
public abstract record SlotEvent
{
    private SlotEvent() { }

    /// <summary>The delivery's id, when it has one. What people ask for is known again by it; what work says, by its command.</summary>
    public string? EventId { get; init; }

    /// <summary>True when the event was lost and made again from what the cloud said when asked.</summary>
    public bool Synthetic { get; init; }

    /// <summary>An image with a tag was pushed for this slot.</summary>
    public sealed record ImagePushed(ServiceDefinition Service, string Tag, string Digest, DateTimeOffset PushedAt, string? Commit = null) : SlotEvent;

    /// <summary>The analysis of a deployment's source is over. That it wants a migration or tests is written only when it is so.</summary>
    public sealed record AnalysisCompleted(
        string DeploymentId, bool Succeeded, string? VariablesKey, ImmutableArray<Recommendation> Recommendations, string? Error,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool WantsMigration = false,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool WantsTests = false) : SlotEvent;

    /// <summary>A build was started for a command, or was found to run for it already.</summary>
    public sealed record BuildStarted(string Command, string BuildId, string? Link) : SlotEvent;

    /// <summary>
    /// A build of a command moved on. <paramref name="TimedOut"/> is true when its own work was ended for taking too long, and not
    /// what comes before or after that. Written only when it is so.
    /// </summary>
    public sealed record BuildChanged(
        string Command, string BuildId, WorkStatus Status, ImmutableSortedDictionary<string, string> Exported, string? Link = null, string? Detail = null,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool TimedOut = false) : SlotEvent;

    /// <summary>
    /// The plan was read and reviewed; <paramref name="DigestNow"/> is what the tag points to now, null when it is gone.
    /// <paramref name="Review"/> is null only in what was recorded before there were reviews.
    /// </summary>
    public sealed record PlanReviewed(string Command, PlanSummary Plan, string? DigestNow, PlanReview? Review = null) : SlotEvent;

    /// <summary>
    /// A person answered what a deployment asks for. <paramref name="Authors"/> are the logins of who wrote the change at the
    /// repository host; none when nobody knows.
    /// </summary>
    public sealed record ApprovalDecided(
        string RequestId, string DeploymentId, bool Approves, string Token, Person By, string Reason, string? Confirmation, ImmutableArray<string> Authors) : SlotEvent;

    /// <summary>The alarms were looked at before a rollout.</summary>
    public sealed record AlarmsChecked(string Command, ImmutableArray<string> Missing, ImmutableArray<string> Raised) : SlotEvent;

    /// <summary>A rollout was started for a command, or was found to run for it already.</summary>
    public sealed record RolloutStarted(string Command, string RolloutId, string? Link) : SlotEvent;

    /// <summary>A rollout of a command moved on.</summary>
    public sealed record RolloutChanged(string Command, string RolloutId, WorkStatus Status, string? Detail = null) : SlotEvent;

    /// <summary>A rollout of <paramref name="Driver"/> waits for a verdict at one of its hooks.</summary>
    public sealed record HookInvoked(string Command, string RolloutId, string HookId, string Driver = "codedeploy") : SlotEvent;

    /// <summary>The test of green is over.</summary>
    public sealed record GreenTested(string Command, string HookId, SmokeReport Report) : SlotEvent;

    /// <summary>The smoke test of production is over.</summary>
    public sealed record SmokeTested(string Command, string? HookId, SmokeReport Report) : SlotEvent;

    /// <summary>What runs was compared with what was asked for.</summary>
    public sealed record RunningConfirmed(string Command, bool Matches, string Finding) : SlotEvent;

    /// <summary>An alarm went off; <paramref name="RaisedAt"/> is when, by the clock of the one that watches it.</summary>
    public sealed record AlarmRaised(string Alarm, string Reason, DateTimeOffset? RaisedAt = null) : SlotEvent;

    /// <summary>A person asked for an earlier release; to the one before the current when no tag is named.</summary>
    public sealed record RollbackRequested(string RequestId, string? ToTag, string Reason, string RequestedBy, ServiceDefinition? Service = null) : SlotEvent;

    /// <summary>A person lifted the hold.</summary>
    public sealed record HoldLiftRequested(string Reason, string RequestedBy) : SlotEvent;

    /// <summary>
    /// A person wants a deployment given up that does not move. <paramref name="Work"/> is how its external work was found
    /// to be: <see cref="WorkStatus.Gone"/> when it has none, null when that could not be found out.
    /// <paramref name="Command"/> is the command of the work that was asked about; null when there was none.
    /// </summary>
    public sealed record UnlockRequested(
        string RequestId, string DeploymentId, string Reason, string RequestedBy, WorkStatus? Work, string? Command, bool IsSure = false) : SlotEvent;

    /// <summary>A person wants a release of the environment before here. It was looked up there, and the word was typed where it is asked for.</summary>
    public sealed record PromotionRequested(
        string RequestId, ServiceDefinition Service, string From, Release Release, string Reason, Person By) : SlotEvent;

    /// <summary>A lock on the Terraform state was looked at, and released when its holder was over.</summary>
    public sealed record StateLockChecked(string Command, bool Released, string Evidence) : SlotEvent;

    /// <summary>A command without a result of its own was carried out.</summary>
    public sealed record CommandDone(string Command) : SlotEvent;

    /// <summary>A command can never succeed. What may succeed later is not reported: the command stays in the outbox.</summary>
    public sealed record CommandFailed(string Command, string Why) : SlotEvent;

    /// <summary>Time passed.</summary>
    public sealed record Ticked : SlotEvent;
}

/// <summary>How far external work is, in the words of no particular cloud.</summary>
public enum WorkStatus
{
    /// <summary>It runs, or waits to run.</summary>
    Running,

    /// <summary>It ended well.</summary>
    Succeeded,

    /// <summary>It ended badly.</summary>
    Failed,

    /// <summary>It was stopped.</summary>
    Stopped,

    /// <summary>The cloud knows nothing of it.</summary>
    Gone,
}
