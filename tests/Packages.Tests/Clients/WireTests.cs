using Amazon.CodeBuild;
using Amazon.CodeBuild.Model;
using Amazon.ECS;
using Amazon.ECS.Model;
using Amazon.EventBridge;
using Amazon.EventBridge.Model;
using Task = System.Threading.Tasks.Task;

namespace Delightful.Packages.Tests.Clients;

/// <summary>What goes over the wire and what is made of the answer, where moto has too little to say.</summary>
public class WireTests
{
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
    public async Task An_updated_service_tells_its_deployments_the_newest_first()
    {
        await using var server = new RecordingServer(new Reply(200, """
            {"service":{"serviceName":"worker","deployments":[
              {"id":"ecs-svc/2","status":"PRIMARY","taskDefinition":"worker:2","desiredCount":2,"runningCount":0,"pendingCount":2,"failedTasks":1,
               "rolloutState":"IN_PROGRESS","rolloutStateReason":"ECS deployment ecs-svc/2 in progress."},
              {"id":"ecs-svc/1","status":"ACTIVE","taskDefinition":"worker:1"}]}}
            """));
        using var ecs = new AmazonECSClient(ClientHarness.Credentials, new AmazonECSConfig().At(server.Url));

        var deployments = (await ecs.UpdateServiceAsync(new UpdateServiceRequest { Cluster = "c", Service = "worker", TaskDefinition = "worker:2", ForceNewDeployment = true })).Service.Deployments;

        server.Requests[0].ShouldCall("AmazonEC2ContainerServiceV20141113.UpdateService", "ecs");
        server.Requests[0].Body.ShouldBe("""{"cluster":"c","service":"worker","taskDefinition":"worker:2","forceNewDeployment":true}""");
        (deployments[0].RolloutState, deployments[0].FailedTasks, deployments[0].PendingCount).ShouldBe((DeploymentRolloutState.IN_PROGRESS, 1, 2));
        (deployments[1].Status, deployments[1].RolloutState).ShouldBe(("ACTIVE", null));
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
}
