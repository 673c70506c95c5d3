using System.Text.Json.Nodes;
using Delightful.Local.Tests.Work;

namespace Delightful.Local.Tests.CodeDeploy;

public sealed class DeploymentTests(WorkCloud cloud)
{
    [Fact]
    public async Task A_deployment_tests_the_new_tasks_moves_the_traffic_and_ends_the_old_ones()
    {
        var stage = await SetAsync();
        var (seenByTest, seenByClients) = ("", "");
        var hook = cloud.Functions.Add(async () =>
        {
            (seenByTest, seenByClients) = (await stage.TestAsync(), await stage.ProductionAsync());
            return true;
        });
        var definition = await stage.DefinitionAsync("v2");

        var id = await stage.DeployAsync(definition, ("AfterAllowTestTraffic", hook));
        var info = await stage.EndOfAsync(id);

        ((string?)info["status"]).ShouldBe("Succeeded", info.ToJsonString());
        seenByTest.ShouldBe("v2", "the test listener shows the new tasks first");
        seenByClients.ShouldBe("v1", "clients still get the old ones then");
        (await stage.ProductionAsync()).ShouldBe("v2");
        stage.Told(id).ShouldBe(["START", "SUCCESS"]);
        var service = (await stage.EcsAsync("DescribeServices", new JsonObject { ["services"] = new JsonArray(stage.Name) }))["services"]![0]!;
        ((string?)service["taskDefinition"]).ShouldBe(definition);
        ((int)service["runningCount"]!).ShouldBe(1);
        var tasks = (await stage.EcsAsync("ListTasks", new JsonObject { ["serviceName"] = stage.Name }))["taskArns"]!.AsArray();
        tasks.Count.ShouldBe(1, "the old task is gone");
    }

    [Fact]
    public async Task A_failing_test_hook_never_lets_traffic_move()
    {
        var stage = await SetAsync();
        var id = await stage.DeployAsync(await stage.DefinitionAsync("v2"), ("AfterAllowTestTraffic", cloud.Functions.Add(() => Task.FromResult(false))));

        var seen = new HashSet<string>();
        var info = await WorkCloud.EventuallyAsync(async () =>
        {
            seen.Add(await stage.ProductionAsync());
            return await stage.DeploymentAsync(id) is var now && (string)now["status"]! == "Failed" ? now : null;
        }, "the failure");

        seen.ShouldBe(["v1"]);
        ((string?)info["errorInformation"]!["code"]).ShouldBe("HOOK_EXECUTION_FAILURE");
        (await stage.StepAsync(id, "AllowTraffic")).ShouldBe("Skipped");
        var rollback = await stage.EndOfAsync((string)info["rollbackInfo"]!["rollbackDeploymentId"]!);
        ((string?)rollback["rollbackInfo"]!["rollbackTriggeringDeploymentId"]).ShouldBe(id);
        stage.Told(id).ShouldBe(["START", "FAILURE"]);
        stage.Told((string)rollback["deploymentId"]!).ShouldBe(["START", "SUCCESS"]);
        (await stage.ProductionAsync()).ShouldBe("v1");
        (await stage.TestAsync()).ShouldBe("v1", "the test listener is back too");
    }

    [Fact]
    public async Task A_hook_that_does_not_exist_fails_the_deployment()
    {
        var stage = await SetAsync();
        var info = await stage.EndOfAsync(await stage.DeployAsync(await stage.DefinitionAsync("v2"), ("BeforeInstall", "no-such-function")));

        ((string?)info["status"]).ShouldBe("Failed");
        ((string?)info["errorInformation"]!["message"])!.ShouldContain("Function not found: no-such-function");
    }

    [Fact]
    public async Task A_client_that_polls_twenty_times_a_second_sees_no_failure_across_a_shift()
    {
        var stage = await SetAsync(count: 2, configuration: "CodeDeployDefault.ECSLinear10PercentEvery3Minutes");
        using var over = new CancellationTokenSource();
        var polling = PollAsync(stage, over.Token);

        var info = await stage.EndOfAsync(await stage.DeployAsync(await stage.DefinitionAsync("v2")), seconds: 40);
        await Task.Delay(300);
        await over.CancelAsync();
        var answers = await polling;

        ((string?)info["status"]).ShouldBe("Succeeded", info.ToJsonString());
        answers.Distinct().Order().ShouldBe(["v1", "v2"]);
        answers.Count.ShouldBeGreaterThan(50);
        var firstNew = answers.IndexOf("v2");
        answers.Skip(firstNew).ShouldContain("v1", "the traffic moved in steps");
        answers[^1].ShouldBe("v2");
    }

    [Fact]
    public async Task Stopping_while_the_old_tasks_wait_puts_the_traffic_back()
    {
        var stage = await SetAsync(bakeMinutes: 2880);
        var id = await stage.DeployAsync(await stage.DefinitionAsync("v2"));
        await WorkCloud.EventuallyAsync(async () => await stage.StepAsync(id, "AfterAllowTraffic") is "Succeeded" ? "" : null, "the shift");
        (await stage.ProductionAsync()).ShouldBe("v2");
        ((string?)(await stage.DeploymentAsync(id))["status"]).ShouldBe("InProgress", "it waits with the old tasks alive");

        await stage.DeployCallAsync("StopDeployment", new JsonObject { ["deploymentId"] = id, ["autoRollbackEnabled"] = true });
        var info = await stage.EndOfAsync(id);
        await stage.EndOfAsync((string)info["rollbackInfo"]!["rollbackDeploymentId"]!);

        ((string?)info["status"]).ShouldBe("Stopped");
        ((string?)info["errorInformation"]!["code"]).ShouldBe("MANUAL_STOP");
        stage.Told(id).ShouldBe(["START", "STOP"]);
        (await stage.ProductionAsync()).ShouldBe("v1");
    }

    [Fact]
    public async Task An_alarm_stops_the_deployment_and_puts_the_traffic_back()
    {
        var stage = await SetAsync(bakeMinutes: 2880);
        var id = await stage.DeployAsync(await stage.DefinitionAsync("v2"));
        await WorkCloud.EventuallyAsync(async () => await stage.StepAsync(id, "AfterAllowTraffic") is "Succeeded" ? "" : null, "the shift");

        await stage.RaiseAsync();
        var info = await stage.EndOfAsync(id);
        await stage.EndOfAsync((string)info["rollbackInfo"]!["rollbackDeploymentId"]!);

        ((string?)info["errorInformation"]!["code"]).ShouldBe("ALARM_ACTIVE");
        ((string?)info["errorInformation"]!["message"])!.ShouldContain(stage.Alarm);
        (await stage.ProductionAsync()).ShouldBe("v1");
    }

    [Fact]
    public async Task A_group_has_one_deployment_at_a_time_and_a_new_one_after_it()
    {
        var stage = await SetAsync(bakeMinutes: 2880);
        var definition = await stage.DefinitionAsync("v2");
        var id = await stage.DeployAsync(definition);

        (await Should.ThrowAsync<AwsException>(() => stage.DeployAsync(definition))).Code.ShouldBe("DeploymentLimitExceededException");
        await WorkCloud.EventuallyAsync(async () => await stage.StepAsync(id, "AfterAllowTraffic") is "Succeeded" ? "" : null, "the shift");
        await stage.DeployCallAsync("ContinueDeployment", new JsonObject { ["deploymentId"] = id, ["deploymentWaitType"] = "TERMINATION_WAIT" });
        ((string?)(await stage.EndOfAsync(id))["status"]).ShouldBe("Succeeded");
        var next = await stage.DeployAsync(await stage.DefinitionAsync("v3"));
        await WorkCloud.EventuallyAsync(async () => await stage.ProductionAsync() == "v3" ? "" : null, "the next release");
        await stage.DeployCallAsync("ContinueDeployment", new JsonObject { ["deploymentId"] = next, ["deploymentWaitType"] = "TERMINATION_WAIT" });
        await stage.EndOfAsync(next);
    }

    [Theory]
    [InlineData("crashing", "Essential container in task exited")]
    [InlineData("unhealthy", "failed ELB health checks")]
    public async Task An_image_that_never_gets_healthy_fails_and_says_why(string behaviour, string reason)
    {
        var stage = await SetAsync();
        var id = await stage.DeployAsync(await stage.DefinitionAsync("v2", behaviour));
        var stopping = await WorkCloud.EventuallyAsync(async () => await stage.StepAsync(id, "Install") is "Failed" ? await stage.DeploymentAsync(id) : null, "the failure", seconds: 90);

        var info = await stage.EndOfAsync(id);
        ((string?)info["errorInformation"]!["code"]).ShouldBe("TIMEOUT", stopping.ToJsonString());
        ((string?)info["errorInformation"]!["message"])!.ShouldContain(reason);
        (await stage.ProductionAsync()).ShouldBe("v1");
    }

    async Task<Stage> SetAsync(int count = 1, string configuration = "CodeDeployDefault.ECSAllAtOnce", int bakeMinutes = 0)
    {
        var stage = await Stage.SetAsync(cloud, count: count, configuration: configuration, bakeMinutes: bakeMinutes);
        await stage.ServesAsync("v1");
        return stage;
    }

    static async Task<List<string>> PollAsync(Stage stage, CancellationToken over)
    {
        var answers = new List<string>();
        while (!over.IsCancellationRequested)
        {
            answers.Add(await stage.ProductionAsync());
            await Task.Delay(50, over).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        return answers;
    }
}
