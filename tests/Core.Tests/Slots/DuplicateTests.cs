using Delightful.Core.Analysis;
using Delightful.Core.Deployments;
using Delightful.Core.Gate;
using Delightful.Core.Slots;

namespace Delightful.Core.Tests.Slots;

/// <summary>Deliveries are at least once, in any order. Each story proves it as it goes; here it is every kind in every stage.</summary>
public class DuplicateTests
{
    private static readonly Dictionary<string, Func<Story>> Stages = new()
    {
        ["free"] = () => Story.Of("web-app/prod").Released("v0").Released("v1"),
        ["analyze"] = () => Stages!["free"]().Pushed("v2"),
        ["plan"] = () => Stages!["analyze"]().Planning(),
        ["review"] = () => Stages!["plan"]().PlanMade(),
        ["preview"] = () => Stages!["free"]().Pushed($"pr-7-{new string('a', 40)}").Planning().PlanMade(),
        ["approve"] = () => Stages!["review"]().Reviewed(Reviews.Asks("the table orders is destroyed")),
        ["approved"] = () => Stages!["approve"]().Approved(),
        ["apply"] = () => Stages!["analyze"]().Applying(),
        ["shift, alarms"] = () => Stages!["apply"]().Applied(),
        ["shift"] = () => Stages!["analyze"]().Shifting(),
        ["shift, green"] = () => Stages!["shift"]().HookAsked(),
        ["shift, smoke"] = () => Stages!["shift"]().GreenPassed().HookAsked(),
        ["bake"] = () => Stages!["analyze"]().Baking(),
        ["bake, blue gone"] = () => Stages!["bake"]().Rollout(WorkStatus.Succeeded),
        ["bake, over"] = () => Stages!["bake"]().BakedOut(),
        ["re-route"] = () => Stages!["bake"]().AlarmWent(),
        ["re-routed"] = () => Stages!["re-route"]().Rollout(WorkStatus.Stopped),
        ["new rollout"] = () => Stages!["bake, blue gone"]().AlarmWent().RolloutStarted(),
        ["rollback by hand"] = () => Stages!["free"]().AskedBack(),
    };

    private static readonly Release Elsewhere = Story.Of("web-app/dev").Released("v8").Slot.Current!;

    public static TheoryData<string> Names => [.. Stages.Keys];

    [Theory, MemberData(nameof(Names))]
    public void Every_kind_of_event_twice_is_the_same_as_once(string stage)
    {
        var kinds = new HashSet<Type>();
        var story = Stages[stage]();
        foreach (var happened in Everything(story))
        {
            kinds.Add(happened.GetType());
            var once = SlotDecider.Decide(story.Slot, happened, story.Now);
            SlotInvariants.Broken(once.Slot).ShouldBeEmpty($"{happened}");
            SlotDecider.Decide(once.Slot, happened, story.Now).HasChanged.ShouldBeFalse($"{happened} twice in {stage}");
        }
        kinds.Count.ShouldBe(typeof(SlotEvent).GetNestedTypes().Count(t => t.IsSubclassOf(typeof(SlotEvent))));
    }

    [Theory, MemberData(nameof(Names))]
    public void The_whole_past_again_changes_nothing(string stage)
    {
        var story = Stages[stage]();
        foreach (var past in story.Events.Where(e => e is not SlotEvent.AlarmRaised))
            SlotDecider.Decide(story.Slot, past, story.Now).HasChanged.ShouldBeFalse($"{past} again in {stage}");
    }

    /// <summary>Every kind of event, each about every command that the slot knows.</summary>
    private static IEnumerable<SlotEvent> Everything(Story story)
    {
        var id = story.Slot.Active?.Id ?? "20260102T090000Z-00000000";
        yield return new SlotEvent.ImagePushed(Catalogue.Service(), "v9", Catalogue.Digest("v9"), story.Now);
        yield return new SlotEvent.ImagePushed(Catalogue.Service(), "v2", Catalogue.Digest("v2"), story.Now + TimeSpan.FromHours(1));
        yield return new SlotEvent.ImagePushed(Catalogue.Service(), $"pr-7-{new string('b', 40)}", Catalogue.Digest("pr-7"), story.Now);
        yield return new SlotEvent.AnalysisCompleted(id, true, GeneratedVariables.KeyOf(SlotKey.TryParse(story.Slot.Key)!.Value, id), [], null);
        yield return new SlotEvent.RollbackRequested("one more", null, "slow", "ada");
        yield return new SlotEvent.RollbackRequested("and another", "v0", "slow", "ada");
        yield return new SlotEvent.PromotionRequested("promote", Catalogue.Service(), "dev", Elsewhere, "two days without a complaint", Catalogue.Ada);
        foreach (var approves in (bool[])[true, false])
            yield return new SlotEvent.ApprovalDecided(
                $"answer {approves}", id, approves, (story.Slot.Active?.Stage as Stage.Approving)?.Token ?? "token", Catalogue.Ada, "looked at", "DEPLOY", []);
        yield return new SlotEvent.HoldLiftRequested("fixed", "ada");
        yield return new SlotEvent.AlarmRaised(Catalogue.Alarm, "5 errors");
        var asked = story.Slot.Active is { } active ? TruthQuestion.OfWork(active).SingleOrDefault()?.Command : null;
        foreach (var work in (WorkStatus?[])[WorkStatus.Running, WorkStatus.Gone, null])
            yield return new SlotEvent.UnlockRequested($"unlock {work}", id, "stuck", "ada", work, asked);
        yield return new SlotEvent.Ticked();
        foreach (var command in Commands(story))
        {
            yield return new SlotEvent.BuildStarted(command, Work(story), "link");
            foreach (var status in Enum.GetValues<WorkStatus>())
            {
                yield return new SlotEvent.BuildChanged(command, Work(story), status, Catalogue.PlanOf("v2").AddRange(Catalogue.RolloutOf(Catalogue.Digest("v2"), environment: "prod")));
                yield return new SlotEvent.RolloutChanged(command, Work(story), status);
            }
            foreach (var review in (PlanReview?[])[null, Reviews.Passes, Reviews.Asks("the bucket logs is destroyed"), Reviews.Denies("no bucket is public")])
                yield return new SlotEvent.PlanReviewed(command, Catalogue.OneTaskDefinition, Catalogue.Digest("v2"), review);
            yield return new SlotEvent.AlarmsChecked(command, ["gone"], [Catalogue.Alarm]);
            yield return new SlotEvent.RolloutStarted(command, Work(story), null);
            yield return new SlotEvent.HookInvoked(command, Work(story), "another hook");
            foreach (var report in new[] { Catalogue.Passed, Catalogue.Failed("503") })
            {
                yield return new SlotEvent.GreenTested(command, "hook-5", report);
                yield return new SlotEvent.SmokeTested(command, "hook-6", report);
                yield return new SlotEvent.SmokeTested(command, null, report);
                yield return new SlotEvent.RunningConfirmed(command, report.Passed, "v0 runs");
            }
            yield return new SlotEvent.StateLockChecked(command, true, "build-7 is over");
            yield return new SlotEvent.StateLockChecked(command, false, "build-7 runs");
            yield return new SlotEvent.CommandDone(command);
            yield return new SlotEvent.CommandFailed(command, "it never can");
        }
    }

    private static IEnumerable<string> Commands(Story story) => story.Slot.Outbox.Select(c => c.Id).Append(story.Slot.Active?.Stage switch
    {
        Stage.Planning s => s.Command,
        Stage.Applying s => s.Command,
        Stage.Shifting s => s.Command,
        Stage.Baking s => s.Command,
        Stage.RollingBack s => s.Command,
        _ => "web-app/prod/20260102T090000Z-00000000/rollout/1",
    }).Distinct();

    private static string Work(Story story) => story.Slot.Active?.Stage switch
    {
        Stage.Planning { BuildId: { } build } => build,
        Stage.Applying { BuildId: { } build } => build,
        Stage.Shifting { RolloutId: { } rollout } => rollout,
        Stage.Baking s => s.RolloutId,
        Stage.RollingBack { RolloutId: { } rollout } => rollout,
        _ => "work-1",
    };
}
