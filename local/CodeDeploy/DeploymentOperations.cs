using System.Text.Json.Nodes;

namespace Delightful.Local.CodeDeploy;

/// <summary>Starting, stopping, continuing and looking at deployments, and the hooks' verdicts.</summary>
sealed class DeploymentOperations(Groups groups, Deployments deployments, DeploymentRunner runner, Hooks hooks, TimeProvider clock)
{
    /// <summary>The answer, or null for an operation that is not one of these.</summary>
    public JsonNode? Answer(string? operation, JsonObject body) => operation switch
    {
        "CreateDeployment" => Create(body),
        "GetDeployment" => new JsonObject { ["deploymentInfo"] = DeploymentDocument.Of(Asked(body)) },
        "BatchGetDeployments" => new JsonObject { ["deploymentsInfo"] = new JsonArray([.. (body["deploymentIds"] as JsonArray ?? []).Select(id => DeploymentDocument.Of(deployments.Get((string?)id)))]) },
        "ListDeployments" => List(body),
        "StopDeployment" => Stop(body),
        "ContinueDeployment" => Continue(body),
        "PutLifecycleEventHookExecutionStatus" => Answer(body),
        "ListDeploymentTargets" => new JsonObject { ["targetIds"] = new JsonArray(DeploymentDocument.TargetId(Asked(body))) },
        "GetDeploymentTarget" => new JsonObject { ["deploymentTarget"] = DeploymentDocument.Target(Asked(body)) },
        "BatchGetDeploymentTargets" => new JsonObject { ["deploymentTargets"] = new JsonArray(DeploymentDocument.Target(Asked(body))) },
        _ => null,
    };

    JsonObject Create(JsonObject body)
    {
        var group = groups.Group((string?)body["applicationName"] ?? "", (string?)body["deploymentGroupName"] ?? "");
        if ((string?)group["computePlatform"] is not "ECS")
            throw new AwsException("InvalidComputePlatformException", "Only deployments to ECS run here");
        var revision = body["revision"] ?? throw new AwsException("RevisionRequiredException", "A revision is required");
        var content = (string?)(revision["appSpecContent"] ?? revision["string"])?["content"] ?? throw new AwsException("InvalidRevisionException", "Only revisions of type AppSpecContent are supported here");
        var deployment = new Deployment(group, body, clock.GetUtcNow());
        _ = DeploymentConfiguration.Get(deployment.Configuration);
        runner.Start(deployment, AppSpec.Read(content));
        return new JsonObject { ["deploymentId"] = deployment.Id };
    }

    JsonObject List(JsonObject body)
    {
        var statuses = (body["includeOnlyStatuses"] as JsonArray ?? []).Select(status => (string?)status).ToList();
        return new JsonObject
        {
            ["deployments"] = new JsonArray([.. deployments.All
                .Where(deployment => body["applicationName"] is not { } application || deployment.Application == (string?)application)
                .Where(deployment => body["deploymentGroupName"] is not { } group || deployment.GroupName == (string?)group)
                .Where(deployment => statuses.Count == 0 || statuses.Contains(deployment.Status))
                .Where(deployment => After(body["createTimeRange"]?["start"], deployment) && !After(body["createTimeRange"]?["end"], deployment, otherwise: false))
                .Select(deployment => (JsonNode)deployment.Id)]),
        };
    }

    JsonObject Stop(JsonObject body)
    {
        var deployment = Asked(body);
        if (deployment.IsOver)
            throw new AwsException("DeploymentAlreadyCompletedException", $"The deployment {deployment.Id} has ended as {deployment.Status}");
        deployment.RollBackWhenStopped = (bool?)body["autoRollbackEnabled"];
        deployment.Stopping.Cancel();
        return new JsonObject { ["status"] = "Pending", ["statusMessage"] = "No more commands will be scheduled for execution in the deployment" };
    }

    JsonObject Continue(JsonObject body)
    {
        var deployment = Asked(body);
        if (deployment.IsOver)
            throw new AwsException("DeploymentAlreadyCompletedException", $"The deployment {deployment.Id} has ended as {deployment.Status}");
        var termination = (string?)body["deploymentWaitType"] is "TERMINATION_WAIT";
        if (!termination && deployment.Status != "Ready")
            throw new AwsException("DeploymentIsNotInReadyStateException", $"The deployment {deployment.Id} is {deployment.Status}");
        (termination ? deployment.ReadyToTerminate : deployment.ReadyToGoOn).TrySetResult();
        return [];
    }

    JsonObject Answer(JsonObject body)
    {
        var execution = (string?)body["lifecycleEventHookExecutionId"] ?? "";
        hooks.Answer(Asked(body).Id, execution, (string?)body["status"] ?? "");
        return new JsonObject { ["lifecycleEventHookExecutionId"] = execution };
    }

    Deployment Asked(JsonObject body) => deployments.Get((string?)body["deploymentId"]);

    static bool After(JsonNode? seconds, Deployment deployment, bool otherwise = true) => seconds is null ? otherwise : DeploymentDocument.Seconds(deployment.Created) >= (double)seconds;
}
