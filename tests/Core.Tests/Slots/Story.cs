using System.Collections.Immutable;
using System.Text.Json;
using Delightful.Core.Deployments;
using Delightful.Core.Gate;
using Delightful.Core.Measures;
using Delightful.Core.Services;
using Delightful.Core.Slots;
using Delightful.Core.Verification;
using static Delightful.Core.Tests.Slots.Catalogue;

namespace Delightful.Core.Tests.Slots;

/// <summary>
/// A slot's story, told event by event: each verb is one thing that happens outside. After each the invariants hold,
/// the slot survives its JSON, and the same event once more changes nothing.
/// </summary>
internal sealed class Story
{
    private readonly Dictionary<string, Deployment> _history = [];
    private readonly Func<EnvironmentSettings, EnvironmentSettings>? _settings;
    private int _hooks;

    private Story(string slot, Func<EnvironmentSettings, EnvironmentSettings>? settings) =>
        (Slot, _settings) = (Core.Slots.Slot.Empty(SlotKey.TryParse(slot)!.Value), settings);

    public Slot Slot { get; private set; }

    public DateTimeOffset Now { get; private set; } = Start;

    public List<SlotEvent> Events { get; } = [];

    /// <summary>For each event the moment it was decided on.</summary>
    public List<DateTimeOffset> Moments { get; } = [];

    /// <summary>For each event the commands that had been wanted by then: before that it could not have happened.</summary>
    public List<ImmutableHashSet<string>> Causes { get; } = [];

    public List<DeploymentTold> Told { get; } = [];

    /// <summary>What was measured, in order.</summary>
    public List<Measure> Measured { get; } = [];

    private string Environment => SlotKey.TryParse(Slot.Key)!.Value.Environment;

    public Deployment Active => Slot.Active.ShouldNotBeNull();

    public Stage.RollingBack GoingBack => Active.Stage.ShouldBeOfType<Stage.RollingBack>();

    public IEnumerable<string> WaitingTags => Slot.Waiting.Select(w => w.Request.Tag);

    public static Story Of(string slot, Func<EnvironmentSettings, EnvironmentSettings>? settings = null) => new(slot, settings);

    /// <summary>The end of the newest deployment of a tag.</summary>
    public Stage.Ended EndOf(string tag, DeploymentKind kind = DeploymentKind.Push) =>
        _history.Values.Last(d => d.Request.Tag == tag && d.Request.Kind == kind).Stage.ShouldBeOfType<Stage.Ended>();

    /// <summary>The newest deployment of a tag, as it was last written.</summary>
    public Deployment Newest(string tag, DeploymentKind kind = DeploymentKind.Push) =>
        _history.Values.Last(d => d.Request.Tag == tag && d.Request.Kind == kind);

    public IReadOnlyList<T> Wanted<T>() where T : SlotCommand => [.. Slot.Outbox.Select(c => c.Command).OfType<T>()];

    public string IdOf<T>() where T : SlotCommand => Slot.Outbox.Last(c => c.Command is T).Id;

    public Story Happens(SlotEvent happened)
    {
        Events.Add(happened);
        Moments.Add(Now);
        Causes.Add((Causes is [.., var before] ? before : []).Union(WorkWanted(Slot)));
        var decision = SlotDecider.Decide(Slot, happened, Now);
        SlotInvariants.Broken(decision.Slot).ShouldBeEmpty($"after {happened}");
        SlotDecider.Decide(decision.Slot, happened, Now).HasChanged.ShouldBeFalse($"{happened} a second time in {decision.Slot.Active?.Stage}");
        var written = JsonSerializer.Serialize(decision.Slot, CoreJson.Default.Slot);
        var read = JsonSerializer.Deserialize(written, CoreJson.Default.Slot).ShouldNotBeNull();
        JsonSerializer.Serialize(read, CoreJson.Default.Slot).ShouldBe(written);
        foreach (var told in decision.Due(Slot).Select(c => c.Command).OfType<SlotCommand.Announce>())
            Told.Add(new DeploymentTold(told.Change.Tag, told.Change.Stage, told.Change.Outcome, told.Change.Sentence));
        Measured.AddRange(SlotMeasures.Of(Slot, decision, Now));
        foreach (var changed in decision.Changed)
            (_, _history[changed.Id]) = (_history.Remove(changed.Id), changed);
        Slot = read with { Version = Slot.Version + 1 };
        return this;
    }

    /// <summary>The ids of what a slot wants done outside, besides telling people.</summary>
    public static IEnumerable<string> WorkWanted(Slot slot) => slot.Outbox.Where(c => c.Command is not SlotCommand.Announce).Select(c => c.Id);

    public Story After(TimeSpan time)
    {
        Now += time;
        return this;
    }

    public Story Ticked(TimeSpan after) => After(after).Happens(new SlotEvent.Ticked());

    public Story Pushed(string tag, string? digest = null, TimeSpan? ago = null, string? commit = null) =>
        After(TimeSpan.FromMinutes(1)).Happens(new SlotEvent.ImagePushed(Service(_settings), tag, digest ?? Digest(tag), Now - (ago ?? default), commit));

    /// <summary>The analysis found how a database is migrated, or how a release is tested.</summary>
    public Story Analyzed(bool wantsMigration = false, bool wantsTests = false) =>
        Happens(new SlotEvent.AnalysisCompleted(Active.Id, true, Variables(Active), [], null, wantsMigration, wantsTests));

    public Story PlanStarted() => Happens(new SlotEvent.BuildStarted(IdOf<SlotCommand.StartPlan>(), "plan-build", "http://127.0.0.1/plan"));

    public Story PlanMade(string? named = null) => Build(WorkStatus.Succeeded, PlanOf(named ?? Active.Request.Tag));

    /// <summary>The plan is reviewed; nothing asks but production, which is answered.</summary>
    public Story Reviewed(string? digestNow = null)
    {
        var reviewed = Reviewed(Reviews.Passes, digestNow);
        return reviewed.Slot.Active is { Stage: Stage.Approving } ? reviewed.Approved().ReviewedAgain() : reviewed;
    }

    public Story Reviewed(PlanReview review, string? digestNow = null) =>
        Happens(new SlotEvent.PlanReviewed(IdOf<SlotCommand.ReviewPlan>(), OneTaskDefinition, digestNow ?? Active.Request.Digest, review));

    /// <summary>The plan is looked at once more after it was approved, and by default nothing has changed.</summary>
    public Story ReviewedAgain(PlanReview? review = null, string? digestNow = null) => Reviewed(review ?? Active.Review!, digestNow);

    public SlotEvent.ApprovalDecided Answer(
        bool approves, Person? by = null, string because = "it was looked at", string? token = null, string? confirmation = null, params string[] authors) => new(
        $"answer-{Events.Count}", Active.Id, approves, token ?? Active.Stage.ShouldBeOfType<Stage.Approving>().Token, by ?? Ada, because, confirmation, [.. authors]);

    public Story Approved(string because = "it was looked at", string? token = null) =>
        Happens(Answer(approves: true, because: because, token: token, confirmation: Confirmation.Word));

    public Story Rejected(string because = "it was looked at") => Happens(Answer(approves: false, because: because));

    public Story ApplyStarted() => Happens(new SlotEvent.BuildStarted(IdOf<SlotCommand.StartApply>(), "apply-build", "http://127.0.0.1/apply"));

    public Story Applied() => Build(WorkStatus.Succeeded, RolloutOf(Active.Request.Digest, environment: Environment));

    /// <summary>The apply went well, and a database is to be migrated before the rollout.</summary>
    public Story AppliedToMigrate(string? database = "delightful-web-app-dev") => Build(WorkStatus.Succeeded, MigratingRolloutOf(Active.Request.Digest, database));

    public Story MigrationStarted() => Happens(new SlotEvent.BuildStarted(IdOf<SlotCommand.StartMigration>(), "migrate-build", null));

    public Story Migrating(string? database = "delightful-web-app-dev") => Applying().AppliedToMigrate(database).MigrationStarted();

    public Story Migrated() => Build(WorkStatus.Succeeded, Exports(("SNAPSHOT", ((Stage.Migrating)Active.Stage).Snapshot ?? ""), ("MIGRATION_TASK", "task/1")));

    /// <summary>Its task ran, and did not end well.</summary>
    public Story MigrationFailed(string why) => Build(
        WorkStatus.Failed, Exports(("FAILURE", $"migration: {why}"), ("SNAPSHOT", ((Stage.Migrating)Active.Stage).Snapshot ?? ""), ("MIGRATION_TASK", "task/1")));

    /// <summary>A release is verified, and its repository's tests are about to run.</summary>
    public Story ToBeTested(string tag, string? commit = "1111111111111111111111111111111111111111") =>
        Pushed(tag, commit: commit).Applying().Build(WorkStatus.Succeeded, TestedRolloutOf(Digest(tag))).AlarmsLookedAt().RolloutStarted().Shifted().BakedOut().Confirmed();

    public Story TestsStarted() => Happens(new SlotEvent.BuildStarted(IdOf<SlotCommand.StartTests>(), "test-build", null));

    public Story BuildFailed(string failure) => Build(WorkStatus.Failed, Exports(("FAILURE", failure)));

    public Story Build(WorkStatus status, ImmutableSortedDictionary<string, string>? exported = null)
    {
        var (command, build) = Active.Stage switch
        {
            Stage.Planning p => (p.Command, p.BuildId ?? "plan-build"),
            Stage.Migrating m => (m.Command, m.BuildId ?? "migrate-build"),
            Stage.Testing t => (t.Command, t.BuildId ?? "test-build"),
            var stage when stage is Stage.Applying a => (a.Command, a.BuildId ?? "apply-build"),
            var other => throw new InvalidOperationException($"no build in {other.Name}"),
        };
        return Happens(new SlotEvent.BuildChanged(command, build, status, exported ?? Exports()));
    }

    public Story AlarmsLookedAt(params string[] raised) => Happens(new SlotEvent.AlarmsChecked(IdOf<SlotCommand.CheckAlarms>(), [], [.. raised]));

    public Story RolloutStarted() => Happens(new SlotEvent.RolloutStarted(RolloutCommand, RolloutId, "http://127.0.0.1/rollout"));

    public Story HookAsked() => Happens(new SlotEvent.HookInvoked(RolloutCommand, RolloutId, $"hook-{++_hooks}"));

    public Story GreenTested(SmokeReport report)
    {
        var hook = Wanted<SlotCommand.TestGreen>()[^1].HookId;
        return Happens(new SlotEvent.GreenTested(IdOf<SlotCommand.TestGreen>(), hook, report));
    }

    public Story SmokeTested(SmokeReport report)
    {
        var hook = Wanted<SlotCommand.SmokeTest>()[^1].HookId;
        return Happens(new SlotEvent.SmokeTested(IdOf<SlotCommand.SmokeTest>(), hook, report));
    }

    public Story Rollout(WorkStatus status, string? detail = null) => Happens(new SlotEvent.RolloutChanged(RolloutCommand, RolloutId, status, detail));

    public Story Confirmed(bool matches = true) => Happens(new SlotEvent.RunningConfirmed(IdOf<SlotCommand.ConfirmRunning>(), matches, "v0 runs"));

    public Story AlarmWent(string alarm = Alarm, DateTimeOffset? at = null) => Happens(new SlotEvent.AlarmRaised(alarm, "5 errors in a minute", at));

    public Story AskedBack(string? to = null, string by = "ada", string reason = "checkout is slow") =>
        After(TimeSpan.FromMinutes(1)).Happens(new SlotEvent.RollbackRequested($"request-{Events.Count}", to, reason, by, Service(_settings)));

    public Story Promoted(Release release, string from = "dev", Person? by = null) => After(TimeSpan.FromMinutes(1)).Happens(
        new SlotEvent.PromotionRequested($"request-{Events.Count}", Service(_settings), from, release, "two days without a complaint", by ?? Ada));

    public Story Lifted(string by = "ada") => Happens(new SlotEvent.HoldLiftRequested("it is fixed", by));

    public Story Planning() => Analyzed().PlanStarted();

    public Story Applying() => Planning().PlanMade().Reviewed().ApplyStarted();

    public Story Shifting() => Applying().Applied().AlarmsLookedAt().RolloutStarted();

    public Story GreenPassed() => HookAsked().GreenTested(Passed).Done<SlotCommand.AnswerHook>();

    public Story Baking() => Shifting().Shifted();

    public Story Shifted() => GreenPassed().HookAsked().SmokeTested(Passed).Done<SlotCommand.AnswerHook>();

    public Story BakedOut() => After(((Stage.Baking)Active.Stage).Target.Bake).Rollout(WorkStatus.Succeeded).Ticked(TimeSpan.Zero);

    public Story Released(string tag, string? commit = null) => Pushed(tag, commit: commit).Baking().BakedOut().Confirmed().ToldEverything();

    public Story RolledBackBy(WorkStatus how) => Rollout(how).SmokeTested(Passed).Confirmed();

    /// <summary>What is about to be told, without calling anybody, to those who wait.</summary>
    public IEnumerable<string> ToldToWaiting() => Wanted<SlotCommand.Announce>().Select(a => a.Change).Where(c => c is { Progress: true, Stage: "waiting" }).Select(c => $"{c.Tag}: {c.Sentence}");

    /// <summary>Confirms the commands of a kind that have no result of their own.</summary>
    public Story Done<T>() where T : SlotCommand =>
        Slot.Outbox.Where(c => c.Command is T).Select(c => c.Id).ToList().Aggregate(this, (story, id) => story.Happens(new SlotEvent.CommandDone(id)));

    public Story ToldEverything() => Done<SlotCommand.Announce>();

    private string RolloutCommand => Active.Stage switch
    {
        Stage.Shifting s => s.Command,
        Stage.Baking b => b.Command,
        Stage.RollingBack r => r.Command,
        var other => throw new InvalidOperationException($"no rollout in {other.Name}"),
    };

    private string RolloutId => $"d-{CommandId.TryParse(RolloutCommand)!.Value.Number}-{Active.Id[^4..]}";
}

/// <summary>What people were told.</summary>
internal sealed record DeploymentTold(string Tag, string Stage, Outcome? Outcome, string Sentence);
