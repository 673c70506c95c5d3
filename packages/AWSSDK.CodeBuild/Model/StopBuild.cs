using Amazon.Runtime;

namespace Amazon.CodeBuild.Model;

public class StopBuildRequest : AmazonCodeBuildRequest
{
    public string Id { get; set; }
}

public class StopBuildResponse : AmazonWebServiceResponse
{
    public Build Build { get; set; }
}
