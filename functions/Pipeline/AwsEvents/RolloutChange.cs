using System.Text.Json.Serialization;

namespace Delightful.Pipeline.AwsEvents;

/// <summary>
/// The detail of "CodeDeploy Deployment State-change Notification" and of "ECS Deployment State Change": what is read of them.
/// </summary>
public sealed record RolloutChange
{
    /// <summary>Of CodeDeploy: START, SUCCESS, FAILURE, STOP or READY.</summary>
    [JsonPropertyName("state")]
    public string? State { get; init; }

    /// <summary>The deployment in the cloud that is meant. The event has nothing else of use: the reason has to be asked.</summary>
    [JsonPropertyName("deploymentId")]
    public string? DeploymentId { get; init; }
}
