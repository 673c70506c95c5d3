using Delightful.Core.Deployments;
using Delightful.Core.Slots;

namespace Delightful.Core.Tests.Slots;

public class StateLockTests
{
    private const string Build = "delightful-apply:11111111-2222-4333-8444-555555555555";
    private const string LockId = "0a1b2c3d-aaaa-bbbb-cccc-0123456789ab";

    private static string Locked(string who = $"root@{Build}") =>
        $"state-lock: ID: {LockId} Path: a-bucket/services/web-app/dev.tfstate Operation: OperationTypeApply Who: {who} Version: 1.11.4 Created: 2026-01-02 09:00:00 UTC Info:";

    private static Story Planning() => Story.Of("web-app/dev").Released("v1").Pushed("v2").Planning();

    [Fact]
    public void A_lock_is_read_from_what_Terraform_says_about_it() => StateLock.TryParse(Locked()).ShouldBe(new StateLock(LockId, $"root@{Build}", Build));

    [Theory]
    [InlineData("root@a-laptop")]
    [InlineData("root@delightful-apply:1111")]
    public void A_lock_of_somebody_else_names_no_build(string who) => StateLock.TryParse(Locked(who))!.BuildId.ShouldBeNull();

    [Theory]
    [InlineData("plan: it does not compile")]
    [InlineData("state-lock: Who: root@a-laptop")]
    [InlineData("state-lock: ID: 1234 Who: root@a-laptop")]
    public void What_names_no_lock_is_none(string failure) => StateLock.TryParse(failure).ShouldBeNull();

    [Fact]
    public void A_lock_that_a_dead_build_left_is_released_and_it_is_planned_again()
    {
        var story = Planning().BuildFailed(Locked());
        story.Wanted<SlotCommand.ReleaseStateLock>().ShouldHaveSingleItem().ShouldBe(new SlotCommand.ReleaseStateLock(LockId, Build));
        Checked(story, released: true).Wanted<SlotCommand.StartPlan>().ShouldHaveSingleItem();
        story.Active.Notes.ShouldContain("a lock that was left on the Terraform state was released: the build is over");
    }

    [Fact]
    public void A_lock_whose_build_still_runs_is_left_alone() =>
        Checked(Planning().BuildFailed(Locked()), released: false).EndOf("v2").Sentence
            .ShouldBe("the Terraform state is locked, and the lock was left alone: the build is over");

    [Fact]
    public void A_lock_of_a_person_is_left_alone_and_named() =>
        Planning().BuildFailed(Locked("ada@a-laptop")).EndOf("v2").Sentence.ShouldContain("ada@a-laptop");

    [Fact]
    public void An_apply_that_a_lock_kept_out_is_planned_again_as_well()
    {
        var story = Story.Of("web-app/dev").Pushed("v1").Applying().BuildFailed(Locked());
        Checked(story, released: true).Active.Stage.ShouldBeOfType<Stage.Planning>();
    }

    [Fact]
    public void An_apply_that_was_cancelled_meanwhile_ends_instead()
    {
        var story = Story.Of("web-app/dev").Released("v1").Released("v2").Pushed("v3").Applying().BuildFailed(Locked()).AskedBack();
        Checked(story, released: true).EndOf("v3").Outcome.ShouldBe(Outcome.Cancelled);
    }

    [Fact]
    public void Locks_are_not_released_for_ever()
    {
        var story = Planning();
        foreach (var _ in Enumerable.Range(1, 3))
            Checked(story.BuildFailed(Locked()), released: true).PlanStarted();
        story.BuildFailed(Locked()).EndOf("v2").Outcome.ShouldBe(Outcome.Failed);
    }

    private static Story Checked(Story story, bool released) =>
        story.Happens(new SlotEvent.StateLockChecked(story.IdOf<SlotCommand.ReleaseStateLock>(), released, "the build is over"));
}
