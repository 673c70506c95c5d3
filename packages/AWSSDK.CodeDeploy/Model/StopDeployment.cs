using Amazon.Runtime;

namespace Amazon.CodeDeploy.Model;

public class StopDeploymentRequest : AmazonCodeDeployRequest
{
    public string DeploymentId { get; set; }

    public bool? AutoRollbackEnabled { get; set; }
}

public class StopDeploymentResponse : AmazonWebServiceResponse
{
    public StopStatus Status { get; set; }

    public string StatusMessage { get; set; }
}
