using System.Globalization;
using System.Text.Json.Nodes;

namespace Delightful.Local.Containers;

/// <summary>The state change of a rolling deployment, in the documented shape: the service is the resource, and only the reason tells a rollback.</summary>
sealed class RollingEvents(IEventEmitter emitter)
{
    public Task ChangedAsync(EcsService service, RollingDeployment deployment) => emitter.EmitAsync(
        "aws.ecs", "ECS Deployment State Change", [service.Arn],
        new JsonObject
        {
            ["eventType"] = deployment.State == RollingDeployment.Failed ? "ERROR" : "INFO",
            ["eventName"] = $"SERVICE_DEPLOYMENT_{deployment.State}",
            ["deploymentId"] = deployment.Id,
            ["updatedAt"] = deployment.Updated.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture),
            ["reason"] = deployment.Reason,
        }, default);
}
