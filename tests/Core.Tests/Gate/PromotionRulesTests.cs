using Delightful.Core.Errors;
using Delightful.Core.Events;
using Delightful.Core.Gate;
using Delightful.Core.Services;
using Delightful.Core.Slots;
using Delightful.Core.Tests.Slots;

namespace Delightful.Core.Tests.Gate;

public class PromotionRulesTests
{
    private static readonly ServiceDefinition Service = Catalogue.Service() with
    {
        Environments = [new() { Name = "dev" }, new() { Name = "staging" }, new() { Name = "prod", Production = true }],
    };

    [Theory]
    [InlineData("prod", null, "DEPLOY", null)]
    [InlineData("prod", "staging", "DEPLOY", null)]
    [InlineData("prod", "dev", "DEPLOY", RequestErrors.CannotPromote)]
    [InlineData("prod", "staging", "deploy", RequestErrors.NotConfirmed)]
    [InlineData("prod", "staging", null, RequestErrors.NotConfirmed)]
    [InlineData("staging", null, null, null)]
    [InlineData("dev", null, null, RequestErrors.CannotPromote)]
    public void A_release_comes_from_the_environment_before_and_production_wants_the_word_typed(string to, string? from, string? typed, string? code) =>
        PromotionRules.Check(new PromotionRequested { Environment = to, From = from, Confirmation = typed }, Service)?.Code.ShouldBe(code ?? "nothing wrong");

    [Fact]
    public void Without_a_tag_what_serves_is_promoted()
    {
        var dev = Story.Of("web-app/dev").Released("v1").Released("v2").Slot;
        PromotionRules.Find(dev, null, out _)!.Tag.ShouldBe("v2");
        PromotionRules.Find(dev, "v1", out _)!.Tag.ShouldBe("v1");
    }

    [Fact]
    public void Only_what_is_a_verified_release_there_is_promoted()
    {
        var dev = Story.Of("web-app/dev").Released("v1").Pushed("v2").Baking().Slot;
        PromotionRules.Find(dev, "v2", out var wrong).ShouldBeNull();
        wrong!.Message.ShouldBe("promoting: v2 is not a verified release of web-app/dev; there are v1");
        PromotionRules.Find(Slot.Empty(new SlotKey("web-app", "dev")), null, out wrong).ShouldBeNull();
        wrong!.Code.ShouldBe(RequestErrors.CannotPromote);
    }

    [Fact]
    public void What_is_rolled_back_there_while_it_waits_for_approval_is_not_approved_any_more()
    {
        var dev = Story.Of("web-app/dev").Released("v1").Released("v2").Slot;
        PromotionRules.CheckAgain(dev, "v2", Catalogue.Digest("v2")).ShouldBeNull();
        PromotionRules.CheckAgain(dev with { RefusedDigests = [Catalogue.Digest("v2")] }, "v2", Catalogue.Digest("v2"))!.Message.ShouldBe("promoting: v2 was rolled back in web-app/dev since it was asked for; reject it");
    }

    [Fact]
    public void What_was_rolled_back_there_is_no_release_any_more()
    {
        var dev = Story.Of("web-app/dev").Released("v1").Pushed("v2").Shifting().GreenPassed().Rollout(WorkStatus.Failed).SmokeTested(Catalogue.Passed).Confirmed().Slot;
        PromotionRules.Find(dev, "v2", out _).ShouldBeNull();
    }
}
