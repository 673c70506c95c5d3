using Amazon.Runtime;

namespace Amazon.ECS.Model;

public class DescribeServicesRequest : AmazonECSRequest
{
    public string Cluster { get; set; }

    public List<string> Services { get; set; }
}

public class DescribeServicesResponse : AmazonWebServiceResponse
{
    public List<Service> Services { get; set; }

    public List<Failure> Failures { get; set; }
}

public class Failure
{
    public string Arn { get; set; }

    public string Reason { get; set; }

    public string Detail { get; set; }
}
