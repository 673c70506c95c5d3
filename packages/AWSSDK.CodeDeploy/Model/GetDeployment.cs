using Amazon.Runtime;

namespace Amazon.CodeDeploy.Model;

public class GetDeploymentRequest : AmazonCodeDeployRequest
{
    public string DeploymentId { get; set; }
}

public class GetDeploymentResponse : AmazonWebServiceResponse
{
    public DeploymentInfo DeploymentInfo { get; set; }
}
