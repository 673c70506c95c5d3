using Amazon.Runtime;

namespace Amazon.ECS.Model;

public class AmazonECSRequest : AmazonWebServiceRequest;
