using Delightful.Core.Audit;
using Delightful.Core.Deployments;
using Delightful.Core.Slots;
using Delightful.Core.Tests.Slots;

namespace Delightful.Core.Tests.Audit;

public class ForeignNewsTests
{
    private static Story Planning() => Story.Of("web-app/dev").Pushed("v1").Planning();

    [Fact]
    public void Work_that_the_slot_does_not_wait_for_is_foreign()
    {
        var story = Planning();
        var command = ((Stage.Planning)story.Active.Stage).Command;

        Why(story, command, "another-build", WorkStatus.Succeeded).ShouldBe($"build another-build of {command} is told to be Succeeded, and the slot waits for build plan-build");
        Why(story, command, "another-build", WorkStatus.Running).ShouldNotBeNull();
        Why(story, "web-app/dev/none/apply/1", "plan-build", WorkStatus.Succeeded).ShouldNotBeNull().ShouldEndWith($"and the slot waits for {command}");
        Why(Story.Of("web-app/dev"), command, "plan-build", WorkStatus.Succeeded).ShouldNotBeNull().ShouldEndWith("and the slot waits for no work");
        Why(Story.Of("web-app/dev").Pushed("v1").Baking(), command, "plan-build", WorkStatus.Failed).ShouldNotBeNull();
    }

    [Fact]
    public void The_work_itself_is_not_nor_is_an_earlier_step_that_still_moves()
    {
        var story = Planning();
        var command = ((Stage.Planning)story.Active.Stage).Command;

        Why(story, command, "plan-build", WorkStatus.Succeeded).ShouldBeNull();
        Why(story, command, "plan-build", WorkStatus.Running).ShouldBeNull();
        Why(Story.Of("web-app/dev").Pushed("v1").Baking(), command, "plan-build", WorkStatus.Running).ShouldBeNull();
        Why(Story.Of("web-app/dev").Pushed("v1").Analyzed(), Story.Of("web-app/dev").Pushed("v1").Analyzed().IdOf<SlotCommand.StartPlan>(), "any", WorkStatus.Running).ShouldBeNull();
    }

    [Fact]
    public void What_the_chain_asked_for_itself_is_not() =>
        ForeignNews.Why(Planning().Slot, new SlotEvent.BuildChanged("other", "other", WorkStatus.Failed, Catalogue.Exports()) { Synthetic = true }).ShouldBeNull();

    [Fact]
    public void A_rollout_is_known_by_its_command_and_id()
    {
        var story = Story.Of("web-app/dev").Pushed("v1").Baking();
        var baking = (Stage.Baking)story.Active.Stage;

        ForeignNews.Why(story.Slot, new SlotEvent.RolloutChanged(baking.Command, baking.RolloutId, WorkStatus.Succeeded)).ShouldBeNull();
        ForeignNews.Why(story.Slot, new SlotEvent.RolloutChanged(baking.Command, "d-FORGED", WorkStatus.Failed)).ShouldNotBeNull();
    }

    private static string? Why(Story story, string command, string build, WorkStatus status) =>
        ForeignNews.Why(story.Slot, new SlotEvent.BuildChanged(command, build, status, Catalogue.Exports()));
}
