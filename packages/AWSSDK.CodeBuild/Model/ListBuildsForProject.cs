using Amazon.Runtime;

namespace Amazon.CodeBuild.Model;

public class ListBuildsForProjectRequest : AmazonCodeBuildRequest
{
    public string ProjectName { get; set; }

    public SortOrderType SortOrder { get; set; }

    public string NextToken { get; set; }
}

public class ListBuildsForProjectResponse : AmazonWebServiceResponse
{
    public List<string> Ids { get; set; }

    public string NextToken { get; set; }
}
