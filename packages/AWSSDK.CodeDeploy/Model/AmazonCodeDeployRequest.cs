using Amazon.Runtime;

namespace Amazon.CodeDeploy.Model;

public class AmazonCodeDeployRequest : AmazonWebServiceRequest;
