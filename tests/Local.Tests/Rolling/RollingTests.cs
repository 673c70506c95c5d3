using Delightful.Local.Tests.Work;

namespace Delightful.Local.Tests.Rolling;

public sealed class RollingTests(WorkCloud cloud)
{
    [Fact]
    public async Task A_service_that_is_told_to_run_something_else_starts_it_before_it_ends_what_ran()
    {
        var worker = await Worker.CreateAsync(cloud);
        var definition = await worker.DefinitionAsync("v2");

        var deployments = await worker.UpdateAsync(definition);

        ((string?)deployments[0]!["status"], (string?)deployments[0]!["taskDefinition"], (string?)deployments[0]!["rolloutState"]).ShouldBe(("PRIMARY", definition, "IN_PROGRESS"));
        ((string?)deployments[1]!["status"], (int)deployments[1]!["runningCount"]!).ShouldBe(("ACTIVE", 1));
        var done = await worker.SettledAsync(definition);
        (await worker.TasksAsync()).ShouldBe(1, "the old task is gone");
        ((string?)(await worker.ServiceAsync())["taskDefinition"]).ShouldBe(definition);
        worker.Told((string)done["id"]!).ShouldBe(["SERVICE_DEPLOYMENT_IN_PROGRESS", "SERVICE_DEPLOYMENT_COMPLETED"]);
    }

    [Fact]
    public async Task Tasks_that_do_not_stay_up_trip_the_circuit_breaker_and_what_completed_last_is_rolled_again()
    {
        var worker = await Worker.CreateAsync(cloud);
        var before = (await worker.DeploymentsAsync())[0]!;

        var failing = (await worker.UpdateAsync(await worker.DefinitionAsync("v2", "crashing")))[0]!;
        await WorkCloud.EventuallyAsync(async () => await Task.FromResult(worker.Told((string)failing["id"]!).Contains("SERVICE_DEPLOYMENT_FAILED") ? "" : null), "the failure", seconds: 60);

        var back = await worker.SettledAsync((string)before["taskDefinition"]!);
        ((string?)back["id"]).ShouldBe((string?)before["id"], "ECS rolls the deployment of before again");
        worker.Told((string)failing["id"]!).ShouldBe(["SERVICE_DEPLOYMENT_IN_PROGRESS", "SERVICE_DEPLOYMENT_FAILED"]);
        worker.Told((string)before["id"]!).TakeLast(2).ShouldBe(["SERVICE_DEPLOYMENT_IN_PROGRESS", "SERVICE_DEPLOYMENT_COMPLETED"]);
        worker.Events().Single(e => (string?)e.Detail["eventType"] == "ERROR").Detail["reason"]!.GetValue<string>().ShouldStartWith("ECS deployment circuit breaker:");
        (await worker.TasksAsync()).ShouldBe(1, "what failed is gone");
    }

    [Fact]
    public async Task The_same_task_definition_once_more_starts_nothing()
    {
        var worker = await Worker.CreateAsync(cloud);
        var before = (await worker.DeploymentsAsync())[0]!;

        var after = await worker.UpdateAsync((string)before["taskDefinition"]!);

        ((string?)after.ShouldHaveSingleItem()!["id"]).ShouldBe((string?)before["id"]);
    }

    [Fact]
    public async Task A_rollout_that_is_overtaken_by_the_way_back_leaves_nothing()
    {
        var worker = await Worker.CreateAsync(cloud);
        var before = (string)(await worker.DeploymentsAsync())[0]!["taskDefinition"]!;

        var overtaken = (await worker.UpdateAsync(await worker.DefinitionAsync("v2")))[0]!;
        await worker.UpdateAsync(before);

        await worker.SettledAsync(before);
        (await worker.TasksAsync()).ShouldBe(1);
        worker.Told((string)overtaken["id"]!).ShouldBe(["SERVICE_DEPLOYMENT_IN_PROGRESS"]);
    }
}
