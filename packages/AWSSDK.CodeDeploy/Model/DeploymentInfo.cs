namespace Amazon.CodeDeploy.Model;

public class DeploymentInfo
{
    public string ApplicationName { get; set; }

    public string DeploymentGroupName { get; set; }

    public string DeploymentId { get; set; }

    public string DeploymentConfigName { get; set; }

    public DeploymentStatus Status { get; set; }

    public ErrorInformation ErrorInformation { get; set; }

    public RollbackInfo RollbackInfo { get; set; }

    public string Description { get; set; }

    public DeploymentCreator Creator { get; set; }

    public DateTime? CreateTime { get; set; }

    public DateTime? StartTime { get; set; }

    public DateTime? CompleteTime { get; set; }
}

public class ErrorInformation
{
    public ErrorCode Code { get; set; }

    public string Message { get; set; }
}

public class RollbackInfo
{
    public string RollbackDeploymentId { get; set; }

    public string RollbackTriggeringDeploymentId { get; set; }

    public string RollbackMessage { get; set; }
}
