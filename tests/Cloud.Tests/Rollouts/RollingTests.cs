using Delightful.Cloud.Tests.Listening;
using Delightful.Core.Slots;
using Delightful.Core.Verification;

namespace Delightful.Cloud.Tests.Rollouts;

public sealed class RollingTests
{
    private const string Rollout = "delightful-dev/web-app/web-app-dev:7";
    private static readonly CancellationToken Ever = CancellationToken.None;
    private static readonly CommandId Id = Given.Command("rollout");
    private static readonly Answer Updated = Answer.Json("""{"service":{"serviceName":"web-app"}}""");
    private static readonly Answer Before = EcsListener.Service((6, "COMPLETED", null));
    private static readonly Answer NoTasks = Answer.Json("""{"taskArns":[]}""");

    [Fact]
    public async Task A_rollout_is_an_update_of_the_service_to_what_was_registered()
    {
        await using var aws = await EcsListener.StartAsync(("DescribeServices", Before), ("UpdateService", Updated));

        (await CreateAsync(aws)).ShouldBe(new SlotEvent.RolloutStarted(
            Id.ToString(), Rollout, "https://us-east-1.console.aws.amazon.com/ecs/v2/clusters/delightful-dev/services/web-app/deployments"));

        var asked = aws.Heard("UpdateService").ShouldHaveSingleItem().Json!;
        ((string?)asked["cluster"], (string?)asked["service"], (string?)asked["taskDefinition"]).ShouldBe(("delightful-dev", "web-app", $"{EcsListener.Family}:7"));
        asked["forceNewDeployment"].ShouldBeNull();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_is_being_rolled_out_already_is_not_asked_for_again(bool rerun)
    {
        await using var aws = await EcsListener.StartAsync(("DescribeServices", EcsListener.Service((7, "IN_PROGRESS", null), (6, "COMPLETED", null))));

        (await CreateAsync(aws, rerun)).ShouldBeOfType<SlotEvent.RolloutStarted>().RolloutId.ShouldBe(Rollout);
        aws.Heard("UpdateService").ShouldBeEmpty();
    }

    [Fact]
    public async Task What_runs_already_was_rolled_out_with_the_service_itself()
    {
        await using var aws = await EcsListener.StartAsync(("DescribeServices", EcsListener.Service((7, "COMPLETED", null))));

        (await CreateAsync(aws)).ShouldBe(new SlotEvent.RolloutChanged(Id.ToString(), Rollout, WorkStatus.Succeeded));
    }

    [Fact]
    public async Task What_failed_is_begun_again_by_another_command_and_only_told_to_the_same()
    {
        var failed = EcsListener.Service((7, "FAILED", "tasks failed to start."));
        await using var aws = await EcsListener.StartAsync(("DescribeServices", failed), ("UpdateService", Updated));

        (await CreateAsync(aws, rerun: true)).ShouldBe(new SlotEvent.RolloutChanged(Id.ToString(), Rollout, WorkStatus.Failed, "tasks failed to start."));
        aws.Heard("UpdateService").ShouldBeEmpty();
        (await CreateAsync(aws)).ShouldBeOfType<SlotEvent.RolloutStarted>();
        ((bool?)aws.Heard("UpdateService").ShouldHaveSingleItem().Json!["forceNewDeployment"]).ShouldBe(true);
    }

    [Fact]
    public async Task A_task_definition_that_is_gone_is_a_failed_command_and_a_busy_cloud_is_not()
    {
        await using var gone = await EcsListener.StartAsync(("DescribeServices", Before), ("UpdateService", Answer.Error("ClientException", "TaskDefinition is inactive")));
        (await CreateAsync(gone)).ShouldBe(new SlotEvent.CommandFailed(Id.ToString(), "ECS refused the rollout: TaskDefinition is inactive"));

        await using var denied = await EcsListener.StartAsync(("DescribeServices", Before), ("UpdateService", Answer.Error("AccessDeniedException", "not yet")));
        await Should.ThrowAsync<Amazon.ECS.AmazonECSException>(() => CreateAsync(denied));
    }

    [Fact]
    public async Task A_service_that_does_not_exist_is_a_failed_command()
    {
        await using var aws = await EcsListener.StartAsync(("DescribeServices", Answer.Json("""{"services":[]}""")));

        (await CreateAsync(aws)).ShouldBe(new SlotEvent.CommandFailed(Id.ToString(), "there is no service web-app in the cluster delightful-dev"));
    }

    [Fact]
    public async Task A_rollout_is_stopped_by_telling_the_service_what_ran_before()
    {
        await using var aws = await EcsListener.StartAsync(
            ("DescribeServices", EcsListener.Service((7, "IN_PROGRESS", null), (6, "COMPLETED", null))), ("UpdateService", Updated));

        (await StopAsync(aws)).ShouldBeOfType<SlotEvent.CommandDone>();
        ((string?)aws.Heard("UpdateService").ShouldHaveSingleItem().Json!["taskDefinition"]).ShouldBe($"{EcsListener.Family}:6");
    }

    [Theory]
    [InlineData(7, "COMPLETED")]
    [InlineData(7, "IN_PROGRESS")]
    [InlineData(6, "IN_PROGRESS")]
    public async Task A_rollout_that_is_over_or_undone_or_has_nothing_before_it_is_left_alone(int primary, string state)
    {
        await using var aws = await EcsListener.StartAsync(("DescribeServices", EcsListener.Service((primary, state, null))));

        (await StopAsync(aws)).ShouldBeOfType<SlotEvent.CommandDone>();
        aws.Heard("UpdateService").ShouldBeEmpty();
    }

    [Theory]
    [InlineData("IN_PROGRESS", WorkStatus.Running)]
    [InlineData("COMPLETED", WorkStatus.Succeeded)]
    [InlineData("FAILED", WorkStatus.Failed)]
    public async Task The_primary_deployment_says_how_its_rollout_is(string state, WorkStatus meaning)
    {
        await using var aws = await EcsListener.StartAsync(("DescribeServices", EcsListener.Service((7, state, null), (6, "COMPLETED", null))), ("ListTasks", NoTasks));

        (await AskAsync(aws)).Status.ShouldBe(meaning);
    }

    [Theory]
    [InlineData("IN_PROGRESS", WorkStatus.Running, null)]
    [InlineData("COMPLETED", WorkStatus.Stopped, "ECS went back to web-app-dev:6: ECS deployment circuit breaker: tasks failed to start.")]
    public async Task A_rollout_that_ecs_takes_back_is_over_when_what_ran_before_does_again(string state, WorkStatus meaning, string? why)
    {
        await using var aws = await EcsListener.StartAsync(
            ("DescribeServices", EcsListener.Service((6, state, null), (7, "FAILED", "ECS deployment circuit breaker: tasks failed to start."))), ("ListTasks", NoTasks));

        var changed = await AskAsync(aws);

        (changed.Status, changed.Detail, changed.Synthetic).ShouldBe((meaning, why, true));
    }

    [Fact]
    public async Task A_rollout_that_left_no_trace_was_stopped_and_its_tasks_say_why()
    {
        await using var aws = await EcsListener.StartAsync(
            ("DescribeServices", Before),
            ("ListTasks", Answer.Json("""{"taskArns":["arn:aws:ecs:us-east-1:123456789012:task/c/1"]}""")),
            ("DescribeTasks", Answer.Json($$"""
                {"tasks":[{"taskDefinitionArn":"{{EcsListener.Family}}:7","stopCode":"EssentialContainerExited","stoppedReason":"Essential container in task exited","containers":[{"name":"web-app","exitCode":1}]}]}
                """)));

        var changed = await AskAsync(aws);

        (changed.Status, changed.Detail).ShouldBe((WorkStatus.Stopped, "ECS went back to web-app-dev:6; 1 task stopped: essential container in task exited (1)"));
    }

    // ECS describes a service as it was for a moment after it was told something else.
    [Fact]
    public async Task A_record_that_may_be_old_is_looked_at_again()
    {
        await using var aws = await EcsListener.StartAsync(
            ("DescribeServices", Before), ("DescribeServices", EcsListener.Service((7, "IN_PROGRESS", null), (6, "COMPLETED", null))));

        (await AskAsync(aws)).Status.ShouldBe(WorkStatus.Running);
    }

    [Fact]
    public async Task A_rollout_of_a_service_that_is_gone_is_gone()
    {
        await using var aws = await EcsListener.StartAsync(("DescribeServices", Answer.Error("ClusterNotFoundException", "no")));

        (await AskAsync(aws)).Status.ShouldBe(WorkStatus.Gone);
    }

    [Fact]
    public async Task The_tasks_are_counted_where_nobody_can_ask_the_service()
    {
        await using var aws = await EcsListener.StartAsync(("DescribeServices", Before));

        (await aws.Driver.CountTasksAsync(EcsListener.Target, Ever)).ShouldBe(new TaskCount(Wanted: 2, Running: 1));
    }

    [Theory]
    [InlineData("arn:aws:ecs:us-east-1:123456789012:service/delightful-dev/web-app", "web-app/dev")]
    [InlineData("arn:aws-cn:ecs:cn-north-1:123456789012:service/delightful-prod/shop", "shop/prod")]
    [InlineData("arn:aws:ecs:us-east-1:123456789012:service/others/web-app", null)]
    [InlineData("arn:aws:ecs:us-east-1:123456789012:service/web-app", null)]
    [InlineData("arn:aws:ecs:us-east-1:123456789012:service/delightful-dev/Web App", null)]
    public void The_arn_of_a_service_tells_its_slot(string arn, string? slot) => (EcsRollingDriver.SlotOf(arn)?.ToString()).ShouldBe(slot);

    private static Task<SlotEvent> CreateAsync(EcsListener aws, bool rerun = false) => aws.Driver.CreateAsync(Id, EcsListener.Target, rerun, Ever);

    private static Task<SlotEvent> StopAsync(EcsListener aws) => aws.Driver.StopAsync(Given.Command("stop"), Id.ToString(), Rollout, Ever);

    private static async Task<SlotEvent.RolloutChanged> AskAsync(EcsListener aws) =>
        (SlotEvent.RolloutChanged)await aws.Driver.AskAsync(new TruthQuestion.Rollout(Id.ToString(), "ecs-rolling", Rollout), Ever);
}
