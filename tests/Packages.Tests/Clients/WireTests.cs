using Amazon.CodeBuild;
using Amazon.CodeBuild.Model;
using Amazon.CodeDeploy;
using Amazon.CodeDeploy.Model;
using Amazon.ECS;
using Amazon.ECS.Model;
using Amazon.EventBridge;
using Amazon.EventBridge.Model;
using Task = System.Threading.Tasks.Task;

namespace Delightful.Packages.Tests.Clients;

/// <summary>What goes over the wire and what is made of the answer, where moto does not play the service.</summary>
public class WireTests
{
    [Fact]
    public async Task Creating_a_deployment_sends_the_revision_and_reads_the_id()
    {
        await using var server = new RecordingServer(new Reply(200, """{"deploymentId":"d-ABC"}"""));
        using var codeDeploy = CodeDeploy(server);

        var created = await codeDeploy.CreateDeploymentAsync(new CreateDeploymentRequest
        {
            ApplicationName = "delightful-web-app-dev",
            DeploymentGroupName = "delightful-web-app-dev",
            Description = "command-1",
            Revision = new RevisionLocation
            {
                RevisionType = RevisionLocationType.AppSpecContent,
                AppSpecContent = new AppSpecContent { Content = "{}" },
            },
            AutoRollbackConfiguration = new AutoRollbackConfiguration { Enabled = true, Events = ["DEPLOYMENT_FAILURE"] },
        });

        created.DeploymentId.ShouldBe("d-ABC");
        var request = server.Requests.ShouldHaveSingleItem();
        request.ShouldCall("CodeDeploy_20141006.CreateDeployment", "codedeploy");
        request.Json().GetProperty("description").GetString().ShouldBe("command-1");
        request.Json().GetProperty("revision").GetRawText().ShouldBe("""{"revisionType":"AppSpecContent","appSpecContent":{"content":"{}"}}""");
        request.Json().GetProperty("autoRollbackConfiguration").GetRawText().ShouldBe("""{"enabled":true,"events":["DEPLOYMENT_FAILURE"]}""");
    }

    [Fact]
    public async Task A_deployment_is_read_whole()
    {
        await using var server = new RecordingServer(new Reply(200, """
            {"deploymentInfo":{"applicationName":"a","deploymentGroupName":"g","deploymentId":"d-1","status":"Failed","description":"c",
             "errorInformation":{"code":"ALARM_ACTIVE","message":"an alarm"},"rollbackInfo":{"rollbackDeploymentId":"d-2"},
             "creator":"user","createTime":1795248000.25,"completeTime":1795248060}}
            """));
        using var codeDeploy = CodeDeploy(server);

        var info = (await codeDeploy.GetDeploymentAsync(new GetDeploymentRequest { DeploymentId = "d-1" })).DeploymentInfo;

        info.Status.ShouldBe(DeploymentStatus.Failed);
        info.ErrorInformation.Code.ShouldBe(ErrorCode.ALARM_ACTIVE);
        info.RollbackInfo.RollbackDeploymentId.ShouldBe("d-2");
        info.Creator.ShouldBe(DeploymentCreator.User);
        info.CreateTime.ShouldBe(new DateTime(2026, 11, 21, 8, 0, 0, 250, DateTimeKind.Utc));
        info.CreateTime!.Value.Kind.ShouldBe(DateTimeKind.Utc);
        info.StartTime.ShouldBeNull();
        server.Requests[0].ShouldCall("CodeDeploy_20141006.GetDeployment", "codedeploy");
    }

    [Fact]
    public async Task Listing_stopping_and_answering_a_hook_send_their_members()
    {
        await using var server = new RecordingServer(
            new Reply(200, """{"deployments":["d-1","d-2"],"nextToken":"n"}"""),
            new Reply(200, """{"status":"Pending","statusMessage":"stopping"}"""),
            new Reply(200, """{"lifecycleEventHookExecutionId":"h-1"}"""));
        using var codeDeploy = CodeDeploy(server);

        var listed = await codeDeploy.ListDeploymentsAsync(new ListDeploymentsRequest
        {
            ApplicationName = "a",
            CreateTimeRange = new TimeRange { Start = new DateTime(2026, 11, 21, 8, 0, 0, DateTimeKind.Utc) },
            IncludeOnlyStatuses = ["InProgress"],
        });
        var stopped = await codeDeploy.StopDeploymentAsync(new StopDeploymentRequest { DeploymentId = "d-1", AutoRollbackEnabled = true });
        var answered = await codeDeploy.PutLifecycleEventHookExecutionStatusAsync(new PutLifecycleEventHookExecutionStatusRequest
        {
            DeploymentId = "d-1", LifecycleEventHookExecutionId = "h-1", Status = LifecycleEventStatus.Succeeded,
        });

        (listed.Deployments, listed.NextToken).ShouldSatisfyAllConditions(
            () => listed.Deployments.ShouldBe(["d-1", "d-2"]), () => listed.NextToken.ShouldBe("n"));
        stopped.Status.ShouldBe(StopStatus.Pending);
        answered.LifecycleEventHookExecutionId.ShouldBe("h-1");
        server.Requests.Select(request => request.Body).ShouldBe([
            """{"applicationName":"a","createTimeRange":{"start":1795248000},"includeOnlyStatuses":["InProgress"]}""",
            """{"deploymentId":"d-1","autoRollbackEnabled":true}""",
            """{"deploymentId":"d-1","lifecycleEventHookExecutionId":"h-1","status":"Succeeded"}"""]);
    }

    [Fact]
    public async Task Starting_a_build_sends_the_variables_and_the_token()
    {
        await using var server = new RecordingServer(new Reply(200, """
            {"build":{"id":"delightful-plan:1","buildStatus":"IN_PROGRESS","buildComplete":false,"currentPhase":"QUEUED","logs":{"deepLink":"https://logs.example"},
             "environment":{"environmentVariables":[{"name":"SERVICE","value":"web-app","type":"PLAINTEXT"}]},
             "exportedEnvironmentVariables":[{"name":"PLAN_KEY","value":"k"}],
             "phases":[{"phaseType":"SUBMITTED","phaseStatus":"SUCCEEDED","durationInSeconds":1,"contexts":[{"statusCode":"","message":"m"}]}]}}
            """));
        using var codeBuild = new AmazonCodeBuildClient(ClientHarness.Credentials, new AmazonCodeBuildConfig().At(server.Url));

        var build = (await codeBuild.StartBuildAsync(new StartBuildRequest
        {
            ProjectName = "delightful-plan",
            IdempotencyToken = "command-1",
            SourceVersion = "v1",
            EnvironmentVariablesOverride = [new EnvironmentVariable { Name = "SERVICE", Value = "web-app", Type = EnvironmentVariableType.PLAINTEXT }],
        })).Build;

        server.Requests[0].ShouldCall("CodeBuild_20161006.StartBuild", "codebuild");
        server.Requests[0].Body.ShouldBe(
            """{"projectName":"delightful-plan","idempotencyToken":"command-1","sourceVersion":"v1","environmentVariablesOverride":[{"name":"SERVICE","value":"web-app","type":"PLAINTEXT"}]}""");
        build.BuildStatus.ShouldBe(StatusType.IN_PROGRESS);
        build.BuildComplete.ShouldBe(false);
        build.Logs.DeepLink.ShouldBe("https://logs.example");
        build.Environment.EnvironmentVariables[0].Type.ShouldBe(EnvironmentVariableType.PLAINTEXT);
        build.ExportedEnvironmentVariables[0].Value.ShouldBe("k");
        build.Phases[0].PhaseType.ShouldBe(BuildPhaseType.SUBMITTED);
        build.Phases[0].Contexts[0].Message.ShouldBe("m");
        build.EndTime.ShouldBeNull();
    }

    [Fact]
    public async Task A_stopped_task_tells_why()
    {
        await using var server = new RecordingServer(new Reply(200, """
            {"tasks":[{"taskArn":"t","lastStatus":"STOPPED","stopCode":"EssentialContainerExited","stoppedReason":"Essential container in task exited",
             "containers":[{"name":"web-app","exitCode":137,"reason":"OutOfMemoryError"},{"name":"side","lastStatus":"RUNNING"}]}],"failures":[]}
            """));
        using var ecs = new AmazonECSClient(ClientHarness.Credentials, new AmazonECSConfig().At(server.Url));

        var task = (await ecs.DescribeTasksAsync(new DescribeTasksRequest { Cluster = "c", Tasks = ["t"] })).Tasks[0];

        server.Requests[0].ShouldCall("AmazonEC2ContainerServiceV20141113.DescribeTasks", "ecs");
        task.StopCode.ShouldBe(TaskStopCode.EssentialContainerExited);
        task.Containers[0].ExitCode.ShouldBe(137);
        task.Containers[0].Reason.ShouldBe("OutOfMemoryError");
        task.Containers[1].ExitCode.ShouldBeNull();
    }

    [Fact]
    public async Task What_is_absent_from_an_answer_stays_null()
    {
        await using var server = new RecordingServer(new Reply(200, """{"FailedEntryCount":1,"Entries":[{"ErrorCode":"InternalFailure","ErrorMessage":"try again"}]}"""));
        using var events = new AmazonEventBridgeClient(ClientHarness.Credentials, new AmazonEventBridgeConfig().At(server.Url));

        var response = await events.PutEventsAsync(new PutEventsRequest { Entries = [new PutEventsRequestEntry { Source = "s", Time = DateTime.UnixEpoch.AddSeconds(1.5) }] });

        server.Requests[0].ShouldCall("AWSEvents.PutEvents", "events");
        server.Requests[0].Body.ShouldBe("""{"Entries":[{"Source":"s","Time":1.5}]}""");
        response.FailedEntryCount.ShouldBe(1);
        response.Entries[0].EventId.ShouldBeNull();
        response.Entries[0].ErrorCode.ShouldBe("InternalFailure");
    }

    static AmazonCodeDeployClient CodeDeploy(RecordingServer server) =>
        new(ClientHarness.Credentials, new AmazonCodeDeployConfig().At(server.Url));
}
