using Amazon.Runtime;

namespace Amazon.CodeBuild.Model;

public class AmazonCodeBuildRequest : AmazonWebServiceRequest;
