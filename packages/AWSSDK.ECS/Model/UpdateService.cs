using Amazon.Runtime;

namespace Amazon.ECS.Model;

public class UpdateServiceRequest : AmazonECSRequest
{
    public string Cluster { get; set; }

    public string Service { get; set; }

    public string TaskDefinition { get; set; }

    public bool? ForceNewDeployment { get; set; }
}

public class UpdateServiceResponse : AmazonWebServiceResponse
{
    public Service Service { get; set; }
}
