using System.Text.Json.Nodes;

namespace Delightful.Local.CodeDeploy;

/// <summary>The state-change notification, in the documented shape: no reason and no mark of a rollback.</summary>
sealed class DeploymentEvents(IEventEmitter emitter)
{
    public Task ChangedAsync(Deployment deployment, string state)
    {
        var arn = $"arn:aws:codedeploy:{LocalCloudOptions.Region}:{LocalCloudOptions.Account}";
        return emitter.EmitAsync("aws.codedeploy", "CodeDeploy Deployment State-change Notification",
            [$"{arn}:application:{deployment.Application}", $"{arn}:deploymentgroup:{deployment.Application}/{deployment.GroupName}"],
            new JsonObject
            {
                ["instanceGroupId"] = deployment.Group["deploymentGroupId"]!.DeepClone(),
                ["region"] = LocalCloudOptions.Region,
                ["state"] = state,
                ["application"] = deployment.Application,
                ["deploymentId"] = deployment.Id,
                ["deploymentGroup"] = deployment.GroupName,
            }, default);
    }
}
