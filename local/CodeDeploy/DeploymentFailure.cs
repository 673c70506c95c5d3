namespace Delightful.Local.CodeDeploy;

/// <summary>Ends a deployment with what GetDeployment shows as error information.</summary>
sealed class DeploymentFailure(string code, string message) : Exception(message)
{
    public string Code => code;

    /// <summary>Whether the deployment was stopped, by somebody or by an alarm, rather than failed by itself.</summary>
    public bool IsStop => code is "MANUAL_STOP" or "ALARM_ACTIVE";

    /// <summary>The group's rollback event that such an end belongs to.</summary>
    public string RollbackEvent => code switch
    {
        "MANUAL_STOP" => "DEPLOYMENT_STOP_ON_REQUEST",
        "ALARM_ACTIVE" => "DEPLOYMENT_STOP_ON_ALARM",
        _ => "DEPLOYMENT_FAILURE",
    };
}
