using Delightful.Core.Deployments;
using Delightful.Core.Slots;

namespace Delightful.Core.Tests.Slots;

public class PromotionTests
{
    private static Release Verified(string tag) => Story.Of("web-app/dev").Released(tag, new string('a', 40)).Slot.Current!;

    [Fact]
    public void The_very_image_that_was_verified_before_is_deployed_and_not_built_again()
    {
        var verified = Verified("v1");
        var story = Story.Of("web-app/prod").Promoted(verified).Planning();
        story.Active.Request.ShouldSatisfyAllConditions(
            r => r.Kind.ShouldBe(DeploymentKind.Promotion),
            r => r.Digest.ShouldBe(verified.Digest),
            r => r.Commit.ShouldBe(verified.Commit),
            r => r.RequestedBy.ShouldBe("ada"));
        story.Wanted<SlotCommand.StartPlan>().ShouldBeEmpty();
    }

    [Fact]
    public void The_release_knows_where_it_was_verified_before_and_when_its_image_was_pushed()
    {
        var verified = Verified("v1");
        var story = Story.Of("web-app/prod").Promoted(verified).Baking().BakedOut().Confirmed();
        story.Newest("v1", DeploymentKind.Promotion).Request.Promoted.ShouldBe(new Promoted("dev", verified.DeploymentId, verified.VerifiedAt, verified.RequestedAt));
        story.Slot.Current!.RequestedAt.ShouldBe(verified.RequestedAt);
    }

    [Fact]
    public void What_serves_already_is_not_deployed_again() =>
        Story.Of("web-app/prod").Released("v1").Promoted(Verified("v1")).EndOf("v1", DeploymentKind.Promotion).Sentence.ShouldBe("v1 serves already");

    [Fact]
    public void It_waits_for_what_runs_and_a_newer_push_does_not_take_its_place()
    {
        var story = Story.Of("web-app/dev").Pushed("v1").Promoted(Verified("v0"), from: "sandbox").Pushed("v2").Pushed("v3");
        story.WaitingTags.ShouldBe(["v0", "v3"]);
    }

    [Fact]
    public void What_was_rolled_back_here_stays_held() =>
        Story.Of("web-app/prod").Released("v1").Released("v2").AskedBack().AlarmsLookedAt().RolloutStarted().Shifted().BakedOut().Confirmed()
            .Promoted(Verified("v2")).EndOf("v2", DeploymentKind.Promotion).ShouldSatisfyAllConditions(
                e => e.Outcome.ShouldBe(Outcome.Rejected), e => e.Sentence.ShouldContain("lift the hold"));

    [Fact]
    public void A_promotion_that_goes_wrong_is_brought_back_like_a_push()
    {
        var story = Story.Of("web-app/prod").Released("v0").Promoted(Verified("v1")).Baking().AlarmWent();
        story.GoingBack.Target!.Tag.ShouldBe("v0");
    }
}
