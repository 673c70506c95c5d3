using System.Text.Json.Nodes;
using Delightful.Core.Deployments;
using Delightful.Core.Feedback;
using Delightful.Core.Slots;
using static Delightful.Core.Tests.Slots.Catalogue;

namespace Delightful.Core.Tests.Slots;

public class ReleaseTestTests
{
    private const string Load = "passed: p95 112 ms, 0.2 % errors";

    [Fact]
    public void A_verified_release_is_tested_by_its_repository_before_it_is_over()
    {
        var story = Story.Of("web-app/dev").ToBeTested("v1");
        story.Told[^1].Sentence.ShouldBe("v1 serves all traffic and is being tested by its repository");
        var tests = story.Wanted<SlotCommand.StartTests>().ShouldHaveSingleItem();
        (tests.SourceKey, tests.ServiceUrl, tests.Tests).ShouldBe(
            ("source/web-app/1111111111111111111111111111111111111111.zip", "http://127.0.0.1:8080", new TestCommands("npm test", "load/baseline.js")));
        story.Slot.Current.ShouldBeNull();

        story.TestsStarted().Build(WorkStatus.Succeeded, Exports(("INTEGRATION", "passed"), ("LOAD", Load)));
        story.EndOf("v1").ShouldBe(new Stage.Ended(
            Outcome.Released, $"v1 is verified and serves all traffic; integration tests passed; load test {Load}", story.Now));
        story.Slot.Current.ShouldNotBeNull().Tested.ShouldBe(new TestReport(true, "passed", Load));
        var last = Steps.Of(story.Newest("v1"), story.Now)[^1];
        (last.Name, last.State).ShouldBe(("test", StepState.Done));
    }

    [Fact]
    public void Failed_tests_leave_the_release_serving_and_keep_it_from_being_promoted()
    {
        var story = Story.Of("web-app/dev").ToBeTested("v1").TestsStarted().Build(WorkStatus.Failed, Exports(("INTEGRATION", "failed: exit code 1"), ("LOAD", Load)));
        var release = story.Slot.Current.ShouldNotBeNull();
        release.Tested.ShouldNotBeNull().Passed.ShouldBe(false);
        story.EndOf("v1").Outcome.ShouldBe(Outcome.Released);
        Steps.Of(story.Newest("v1"), story.Now)[^1].State.ShouldBe(StepState.Failed);
        CommitStatus.Of(story.Newest("v1")).ShouldNotBeNull().State.ShouldBe("failure");

        var production = Story.Of("web-app/prod").Promoted(release);
        production.EndOf("v1", DeploymentKind.Promotion).ShouldBe(new Stage.Ended(
            Outcome.Rejected, $"the tests of v1 failed in dev: integration tests failed: exit code 1; load test {Load}; nothing was changed", production.Now));
    }

    [Fact]
    public void What_did_not_run_has_not_passed_and_keeps_nothing_from_being_promoted()
    {
        var story = Story.Of("web-app/dev").ToBeTested("v1").TestsStarted()
            .Build(WorkStatus.Succeeded, Exports(("INTEGRATION", "passed"), ("LOAD", "did not run: there is no k6 in the image of the build")));
        var release = story.Slot.Current.ShouldNotBeNull();
        release.Tested.ShouldNotBeNull().Passed.ShouldBeNull();
        Steps.Of(story.Newest("v1"), story.Now)[^1].State.ShouldBe(StepState.Skipped);
        Story.Of("web-app/prod").Promoted(release).Active.Stage.ShouldBeOfType<Stage.Analyzing>();
    }

    [Theory]
    [InlineData(WorkStatus.Stopped, "the build was stopped")]
    [InlineData(WorkStatus.Gone, "the build no longer exists")]
    public void A_build_that_tells_nothing_tested_nothing(WorkStatus status, string why) =>
        Story.Of("web-app/dev").ToBeTested("v1").TestsStarted().Build(status).EndOf("v1").Sentence
            .ShouldBe($"v1 is verified and serves all traffic; integration tests did not run: {why}; load test did not run: {why}");

    [Fact]
    public void Tests_that_run_out_of_the_time_of_their_build_have_failed()
    {
        var story = Story.Of("web-app/dev").ToBeTested("v1").TestsStarted();
        var command = story.Active.Stage.ShouldBeOfType<Stage.Testing>().Command;
        story.Happens(new SlotEvent.BuildChanged(command, "test-build", WorkStatus.Failed, Exports(("INTEGRATION", "passed")), TimedOut: true));
        story.Slot.Current.ShouldNotBeNull().Tested.ShouldBe(new TestReport(false, "passed", "failed: it took longer than its build may run"));
        story.EndOf("v1").Sentence.ShouldBe("v1 is verified and serves all traffic; integration tests passed; load test failed: it took longer than its build may run");
    }

    [Fact]
    public void A_build_that_ran_out_of_time_before_it_tested_anything_says_nothing_against_the_release()
    {
        var story = Story.Of("web-app/dev").ToBeTested("v1").TestsStarted().Build(WorkStatus.Failed);
        story.Slot.Current.ShouldNotBeNull().Tested.ShouldNotBeNull().Passed.ShouldBeNull();
        story.EndOf("v1").Sentence.ShouldBe("v1 is verified and serves all traffic; integration tests did not run: the build failed; its log says why; load test did not run: the build failed; its log says why");
    }

    [Fact]
    public void A_build_of_tests_that_could_not_be_stopped_holds_nothing_up()
    {
        var story = Story.Of("web-app/dev").Released("v1").ToBeTested("v2").TestsStarted().AskedBack();
        story.Happens(new SlotEvent.CommandFailed(story.IdOf<SlotCommand.StopTests>(), "it is no build of delightful-test"));
        story.GoingBack.Target?.Tag.ShouldBe("v1");
    }

    [Fact]
    public void Without_its_source_nothing_is_tested() =>
        Story.Of("web-app/dev").ToBeTested("v1", commit: null).EndOf("v1").Sentence
            .ShouldStartWith("v1 is verified and serves all traffic; integration tests did not run: the commit of the image is not known");

    [Fact]
    public void Tests_that_the_applied_Terraform_knows_nothing_of_are_said_to_be_left_out_and_noted_when_it_is_promoted()
    {
        const string Said = "integration tests did not run: what was applied says nothing of tests, because its Terraform is older than the functions, or does not pass on what the platform's service root exports";
        var story = Story.Of("web-app/dev").Pushed("v1", commit: "1111111111111111111111111111111111111111").Analyzed(wantsTests: true).PlanStarted().PlanMade().Reviewed().ApplyStarted()
            .Applied().AlarmsLookedAt().RolloutStarted().Shifted().BakedOut().Confirmed();
        story.EndOf("v1").Sentence.ShouldBe($"v1 is verified and serves all traffic; {Said}");
        var release = story.Slot.Current.ShouldNotBeNull();
        release.Tested.ShouldNotBeNull().Passed.ShouldBeNull();
        Story.Of("web-app/prod").Promoted(release).Active.Notes.ShouldBe([$"its tests in dev: {Said}"]);
    }

    [Fact]
    public void An_environment_that_says_it_wants_no_tests_leaves_none_out()
    {
        var none = JsonNode.Parse(RolloutOf(Digest("v1"))["ROLLOUT"])!;
        none["tests"] = null;
        Story.Of("web-app/dev").Pushed("v1").Analyzed(wantsTests: true).PlanStarted().PlanMade().Reviewed().ApplyStarted()
            .Build(WorkStatus.Succeeded, Exports(("ROLLOUT", none.ToJsonString()))).AlarmsLookedAt().RolloutStarted().Shifted().BakedOut().Confirmed()
            .EndOf("v1").Sentence.ShouldBe("v1 is verified and serves all traffic");
    }

    [Fact]
    public void What_nobody_calls_is_not_tested()
    {
        var story = Story.Of("web-app/dev").Pushed("v1", commit: "1111111111111111111111111111111111111111").Applying()
            .Build(WorkStatus.Succeeded, TestedRolloutOf(Digest("v1"), isWorker: true)).AlarmsLookedAt().RolloutStarted();
        story.Rollout(WorkStatus.Succeeded).SmokeTested(Passed).Ticked(TimeSpan.FromMinutes(5)).Confirmed();
        story.EndOf("v1").Outcome.ShouldBe(Outcome.Released);
        story.EndOf("v1").Sentence.ShouldStartWith("v1 is verified and is all that runs; integration tests did not run: nobody calls it");
        story.Wanted<SlotCommand.StartTests>().ShouldBeEmpty();
    }

    [Fact]
    public void A_build_that_cannot_start_takes_no_release_away()
    {
        var story = Story.Of("web-app/dev").ToBeTested("v1");
        story.Happens(new SlotEvent.CommandFailed(story.IdOf<SlotCommand.StartTests>(), "the build project does not exist"));
        story.EndOf("v1").Outcome.ShouldBe(Outcome.Released);
        story.EndOf("v1").Sentence.ShouldEndWith("load test did not run: the build project does not exist");
    }

    [Fact]
    public void A_rollback_during_the_tests_goes_back_by_a_new_rollout()
    {
        var story = Story.Of("web-app/dev").Released("v1").ToBeTested("v2").TestsStarted().AskedBack();
        (story.GoingBack.Path, story.GoingBack.Target?.Tag).ShouldBe((RollbackPath.Redeploy, "v1"));
        story.Wanted<SlotCommand.StopTests>().ShouldHaveSingleItem().BuildId.ShouldBe("test-build");
        story.Done<SlotCommand.StopTests>().Wanted<SlotCommand.StopTests>().ShouldBeEmpty();
    }

    [Fact]
    public void A_rollback_during_the_tests_does_not_wait_for_their_end()
    {
        var story = Story.Of("web-app/dev").Released("v1").ToBeTested("v2").TestsStarted().AskedBack();
        story.Wanted<SlotCommand.StopTests>().ShouldAllBe(c => c.HoldsNothingUp);
        story.Wanted<SlotCommand.CreateRollout>().ShouldHaveSingleItem().HoldsNothingUp.ShouldBeFalse();
        story.RolloutStarted().GoingBack.RolloutId.ShouldNotBeNull();
        story.Wanted<SlotCommand.StopTests>().ShouldHaveSingleItem();
    }

    [Fact]
    public void Tests_that_cannot_be_stopped_are_left_to_end_by_themselves()
    {
        var story = Story.Of("web-app/dev").Released("v1").ToBeTested("v2").TestsStarted().AskedBack();
        story.Ticked(TimeSpan.FromMinutes(50)).Wanted<SlotCommand.StopTests>().ShouldHaveSingleItem();
        story.Ticked(TimeSpan.FromMinutes(10)).Wanted<SlotCommand.StopTests>().ShouldBeEmpty();
    }

    [Fact]
    public void A_rollback_before_the_tests_have_started_starts_none()
    {
        var story = Story.Of("web-app/dev").Released("v1").ToBeTested("v2").AskedBack();
        story.Wanted<SlotCommand.StartTests>().ShouldBeEmpty();
        story.Wanted<SlotCommand.CreateRollout>().ShouldHaveSingleItem();
    }

    [Fact]
    public void An_environment_that_wants_no_tests_runs_none() =>
        Story.Of("web-app/dev").Released("v1").EndOf("v1").Sentence.ShouldBe("v1 is verified and serves all traffic");
}
