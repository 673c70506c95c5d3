using Delightful.Cloud.Tests.Listening;

namespace Delightful.Cloud.Tests.Rollouts;

public sealed class StoppedTaskTests
{
    private const string Green = "arn:aws:ecs:us-east-1:123456789012:task-definition/web-app-dev:7";
    private static readonly CancellationToken Ever = CancellationToken.None;

    [Fact]
    public async Task The_tasks_of_the_release_that_ended_by_themselves_say_why() =>
        (await SayAsync(
            Stopped(Green, "EssentialContainerExited", "Essential container in task exited", 137),
            Stopped(Green, "EssentialContainerExited", "Essential container in task exited", 137),
            Stopped(Green, "TaskFailedToStart", "CannotPullContainerError: pull image manifest has been retried", null)))
        .ShouldBe("3 tasks stopped: 2 × essential container in task exited (137), 1 × CannotPullContainerError: pull image manifest has been retried");

    [Fact]
    public async Task What_was_stopped_on_purpose_and_what_is_of_another_release_says_nothing() =>
        (await SayAsync(
            Stopped(Green, "ServiceSchedulerInitiated", "Scaling activity initiated by deployment", null),
            Stopped(Green, "UserInitiated", "Task stopped by user", null),
            Stopped(Green.Replace(":7", ":6", StringComparison.Ordinal), "EssentialContainerExited", "Essential container in task exited", 1)))
        .ShouldBeNull();

    [Fact]
    public async Task That_nobody_may_look_is_no_trouble()
    {
        await using var aws = await CodeDeployListener.StartAsync(("ListTasks", Answer.Json("""{"__type":"AccessDeniedException","message":"no"}""", 400)));
        (await aws.Driver.WhyTasksStoppedAsync(CodeDeployListener.Target, Ever)).ShouldBeNull();
    }

    private static async Task<string?> SayAsync(params string[] tasks)
    {
        await using var aws = await CodeDeployListener.StartAsync(
            ("ListTasks", Answer.Json("""{"taskArns":["arn:aws:ecs:us-east-1:123456789012:task/c/1"]}""")), ("DescribeTasks", Answer.Json($$"""{"tasks":[{{string.Join(',', tasks)}}]}""")));
        return await aws.Driver.WhyTasksStoppedAsync(CodeDeployListener.Target, Ever);
    }

    private static string Stopped(string definition, string code, string reason, int? exit) =>
        $$"""{"taskDefinitionArn":"{{definition}}","stopCode":"{{code}}","stoppedReason":"{{reason}}","containers":[{"name":"web"{{(exit is null ? "" : $",\"exitCode\":{exit}")}}}]}""";
}
