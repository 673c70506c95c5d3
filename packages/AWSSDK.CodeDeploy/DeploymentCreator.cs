using Amazon.Runtime;

namespace Amazon.CodeDeploy;

public class DeploymentCreator : ConstantClass
{
    public static readonly DeploymentCreator Autoscaling = new("autoscaling");
    public static readonly DeploymentCreator CodeDeploy = new("CodeDeploy");
    public static readonly DeploymentCreator CodeDeployAutoUpdate = new("CodeDeployAutoUpdate");
    public static readonly DeploymentCreator CodeDeployRollback = new("codeDeployRollback");
    public static readonly DeploymentCreator User = new("user");

    public DeploymentCreator(string value)
        : base(value)
    {
    }

    public static DeploymentCreator FindValue(string value) => value is null ? null : new DeploymentCreator(value);

    public static implicit operator DeploymentCreator(string value) => FindValue(value);
}
