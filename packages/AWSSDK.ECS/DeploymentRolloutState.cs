using Amazon.Runtime;

namespace Amazon.ECS;

public class DeploymentRolloutState : ConstantClass
{
    public static readonly DeploymentRolloutState COMPLETED = new("COMPLETED");
    public static readonly DeploymentRolloutState FAILED = new("FAILED");
    public static readonly DeploymentRolloutState IN_PROGRESS = new("IN_PROGRESS");

    public DeploymentRolloutState(string value)
        : base(value)
    {
    }

    public static DeploymentRolloutState FindValue(string value) => value is null ? null : new DeploymentRolloutState(value);

    public static implicit operator DeploymentRolloutState(string value) => FindValue(value);
}
