using Amazon.Runtime;

namespace Amazon.CodeBuild.Model;

public class BatchGetBuildsRequest : AmazonCodeBuildRequest
{
    public List<string> Ids { get; set; }
}

public class BatchGetBuildsResponse : AmazonWebServiceResponse
{
    public List<Build> Builds { get; set; }

    public List<string> BuildsNotFound { get; set; }
}
