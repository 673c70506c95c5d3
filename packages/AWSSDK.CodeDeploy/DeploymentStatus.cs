using Amazon.Runtime;

namespace Amazon.CodeDeploy;

public class DeploymentStatus : ConstantClass
{
    public static readonly DeploymentStatus Baking = new("Baking");
    public static readonly DeploymentStatus Created = new("Created");
    public static readonly DeploymentStatus Failed = new("Failed");
    public static readonly DeploymentStatus InProgress = new("InProgress");
    public static readonly DeploymentStatus Queued = new("Queued");
    public static readonly DeploymentStatus Ready = new("Ready");
    public static readonly DeploymentStatus Stopped = new("Stopped");
    public static readonly DeploymentStatus Succeeded = new("Succeeded");

    public DeploymentStatus(string value)
        : base(value)
    {
    }

    public static DeploymentStatus FindValue(string value) => value is null ? null : new DeploymentStatus(value);

    public static implicit operator DeploymentStatus(string value) => FindValue(value);
}
