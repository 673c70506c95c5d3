using System.Text.Json.Nodes;
using Delightful.Cloud.Tests.Listening;
using Delightful.Core.Slots;

namespace Delightful.Cloud.Tests.Rollouts;

public sealed class LookTests
{
    private static readonly CancellationToken Ever = CancellationToken.None;
    private static readonly string Command = Given.Command("rollout").ToString();
    private static readonly Answer Unknown = Answer.Error("DeploymentDoesNotExistException", "none");

    [Theory]
    [InlineData("Created", WorkStatus.Running)]
    [InlineData("Queued", WorkStatus.Running)]
    [InlineData("InProgress", WorkStatus.Running)]
    [InlineData("Baking", WorkStatus.Running)]
    [InlineData("Ready", WorkStatus.Running)]
    [InlineData("Succeeded", WorkStatus.Succeeded)]
    [InlineData("Failed", WorkStatus.Failed)]
    [InlineData("Stopped", WorkStatus.Stopped)]
    public async Task A_rollout_of_ours_leads_to_its_command_and_how_it_is(string status, WorkStatus meaning)
    {
        await using var aws = await CodeDeployListener.StartAsync(("GetDeployment", CodeDeployListener.Deployment("d-1", status, Command)));

        (await aws.Driver.LookUpAsync("d-1", Ever)).ShouldBe((Command, new SlotEvent.RolloutChanged(Command, "d-1", meaning)));
    }

    [Fact]
    public async Task A_failed_rollout_says_why_before_it_says_what_undoes_it()
    {
        var undone = new JsonObject { ["rollbackDeploymentId"] = "d-2", ["rollbackMessage"] = "rolled back by d-2" };
        await using var aws = await CodeDeployListener.StartAsync(
            ("GetDeployment", CodeDeployListener.Deployment("d-1", "Failed", Command, undone, "The AfterAllowTraffic hook answered Failed")),
            ("GetDeployment", CodeDeployListener.Deployment("d-2", "Succeeded", null)));

        (await aws.Driver.LookUpAsync("d-1", Ever))!.Value.Change.Detail.ShouldBe("The AfterAllowTraffic hook answered Failed");
    }

    [Theory]
    [InlineData("InProgress", WorkStatus.Running)]
    [InlineData("Succeeded", WorkStatus.Failed)]
    [InlineData("Failed", WorkStatus.Failed)]
    public async Task A_failed_rollout_is_over_when_the_one_that_restores_blue_is(string restore, WorkStatus meaning)
    {
        var undone = new JsonObject { ["rollbackDeploymentId"] = "d-2" };
        var restoring = new JsonObject { ["rollbackTriggeringDeploymentId"] = "d-1" };
        await using var aws = await CodeDeployListener.StartAsync(
            ("GetDeployment", CodeDeployListener.Deployment("d-2", restore, Command, restoring.DeepClone().AsObject())),
            ("GetDeployment", CodeDeployListener.Deployment("d-1", "Failed", Command, undone)),
            ("GetDeployment", CodeDeployListener.Deployment("d-2", restore, Command, restoring)));

        var found = await aws.Driver.LookUpAsync("d-2", Ever);

        (found?.Command, found?.Change.RolloutId, found?.Change.Status).ShouldBe((Command, "d-1", meaning));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("by hand")]
    public async Task A_rollout_of_somebody_else_is_not_ours(string? description)
    {
        await using var aws = await CodeDeployListener.StartAsync(("GetDeployment", CodeDeployListener.Deployment("d-1", "Succeeded", description)));

        (await aws.Driver.LookUpAsync("d-1", Ever)).ShouldBeNull();
    }

    [Fact]
    public async Task A_rollout_that_nobody_knows_is_gone()
    {
        await using var aws = await CodeDeployListener.StartAsync(("GetDeployment", Unknown));

        (await aws.Driver.LookUpAsync("d-1", Ever)).ShouldBeNull();
        (await aws.Driver.AskAsync(new TruthQuestion.Rollout(Command, "codedeploy", "d-1"), Ever))
            .ShouldBe(new SlotEvent.RolloutChanged(Command, "d-1", WorkStatus.Gone) { Synthetic = true });
    }

    [Fact]
    public async Task A_running_rollout_is_stopped_with_the_traffic_going_back()
    {
        await using var aws = await CodeDeployListener.StartAsync(("StopDeployment", Answer.Json("""{"status":"Pending"}""")));
        var stop = Given.Command("stop");

        (await aws.Driver.StopAsync(stop, Command, "d-1", Ever)).ShouldBe(new SlotEvent.CommandDone(stop.ToString()));

        aws.Heard("StopDeployment").Single().Body.ShouldBe("""{"deploymentId":"d-1","autoRollbackEnabled":true}""");
    }

    [Fact]
    public async Task A_rollout_that_was_over_before_it_could_be_stopped_says_how_it_ended()
    {
        await using var aws = await CodeDeployListener.StartAsync(
            ("StopDeployment", Answer.Error("DeploymentAlreadyCompletedException", "over")),
            ("GetDeployment", CodeDeployListener.Deployment("d-1", "Succeeded", Command)));

        (await aws.Driver.StopAsync(Given.Command("stop"), Command, "d-1", Ever)).ShouldBe(new SlotEvent.RolloutChanged(Command, "d-1", WorkStatus.Succeeded));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("web-app/dev/20260301T130000Z-5e6f7a8b/rollout/1")]
    public async Task The_end_of_a_rollout_that_nobody_waits_for_is_not_taken_for_that_of_another(string? waitingFor)
    {
        await using var aws = await CodeDeployListener.StartAsync(
            ("StopDeployment", Answer.Error("DeploymentAlreadyCompletedException", "over")),
            ("GetDeployment", CodeDeployListener.Deployment("d-1", "Stopped", Command)));
        var stop = Given.Command("stop");

        (await aws.Driver.StopAsync(stop, waitingFor, "d-1", Ever)).ShouldBe(new SlotEvent.CommandDone(stop.ToString()));
    }

    [Fact]
    public async Task Stopping_what_does_not_exist_is_done()
    {
        await using var aws = await CodeDeployListener.StartAsync(("StopDeployment", Unknown));
        var stop = Given.Command("stop");

        (await aws.Driver.StopAsync(stop, Command, "d-1", Ever)).ShouldBe(new SlotEvent.CommandDone(stop.ToString()));
    }

    [Theory]
    [InlineData(true, "Succeeded")]
    [InlineData(false, "Failed")]
    public async Task A_hook_gets_its_verdict(bool passed, string status)
    {
        await using var aws = await CodeDeployListener.StartAsync(("PutLifecycleEventHookExecutionStatus", Answer.Json("""{"lifecycleEventHookExecutionId":"h"}""")));

        (await aws.Driver.AnswerHookAsync(Given.Command("answer"), "d-1", "h", passed, Ever)).ShouldBeOfType<SlotEvent.CommandDone>();

        ((string?)aws.Heard("PutLifecycleEventHookExecutionStatus").Single().Json!["status"]).ShouldBe(status);
    }

    [Fact]
    public async Task A_hook_that_has_its_verdict_is_left_alone_and_one_that_does_not_exist_can_have_none()
    {
        await using var aws = await CodeDeployListener.StartAsync(
            ("PutLifecycleEventHookExecutionStatus", Answer.Error("LifecycleEventAlreadyCompletedException", "answered")),
            ("PutLifecycleEventHookExecutionStatus", Answer.Error("InvalidLifecycleEventHookExecutionIdException", "no such hook")));

        (await aws.Driver.AnswerHookAsync(Given.Command("answer"), "d-1", "h", true, Ever)).ShouldBeOfType<SlotEvent.CommandDone>();
        (await aws.Driver.AnswerHookAsync(Given.Command("answer"), "d-1", "h", true, Ever)).ShouldBeOfType<SlotEvent.CommandFailed>();
    }
}
