using System.Text.Json;
using Delightful.Core.Deployments;

namespace Delightful.Cloud;

/// <summary>What CodeDeploy has to know of a rollout, as the apply exported it.</summary>
internal sealed record CodeDeployTarget(
    string Cluster, string Service, string TaskDefinition, string ContainerName, int ContainerPort, string Application, string DeploymentGroup)
{
    /// <summary>Reads the driver's settings; null, with the reason, when something is missing.</summary>
    public static CodeDeployTarget? TryParse(RolloutTarget target, out string error)
    {
        try
        {
            using var document = JsonDocument.Parse(target.DriverSettings);
            var root = document.RootElement;
            error = "";
            return new CodeDeployTarget(
                Text(root, "cluster"), Text(root, "service"), target.TaskDefinition, Text(root, "containerName"), Port(root),
                Text(root, "application"), Text(root, "deploymentGroup"));
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            error = $"the settings of the rollout cannot be read: {e.Message}";
            return null;
        }
    }

    private static string Text(JsonElement root, string name) =>
        root.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text
            ? text
            : throw new JsonException($"'{name}' is missing");

    private static int Port(JsonElement root) =>
        root.TryGetProperty("containerPort", out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var port)
            ? port
            : throw new JsonException("'containerPort' is missing");
}
