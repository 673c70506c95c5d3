using System.Text.Json.Serialization;

namespace Delightful.Pipeline.AwsEvents;

/// <summary>The detail of "CodeDeploy Deployment State-change Notification".</summary>
public sealed record CodeDeployChange
{
    /// <summary>START, SUCCESS, FAILURE, STOP or READY.</summary>
    [JsonPropertyName("state")]
    public string? State { get; init; }

    /// <summary>The rollout. The event has nothing else of use: the reason has to be asked.</summary>
    [JsonPropertyName("deploymentId")]
    public string? DeploymentId { get; init; }
}
