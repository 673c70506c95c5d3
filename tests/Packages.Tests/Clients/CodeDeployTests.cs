using Amazon.CodeDeploy;
using Amazon.CodeDeploy.Model;

namespace Delightful.Packages.Tests.Clients;

/// <summary>CodeDeploy on the wire; moto keeps deployments but does not run them.</summary>
public class CodeDeployTests
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

    static AmazonCodeDeployClient CodeDeploy(RecordingServer server) =>
        new(ClientHarness.Credentials, new AmazonCodeDeployConfig().At(server.Url));
}
