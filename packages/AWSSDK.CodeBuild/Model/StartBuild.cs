using Amazon.Runtime;

namespace Amazon.CodeBuild.Model;

public class StartBuildRequest : AmazonCodeBuildRequest
{
    public string ProjectName { get; set; }

    public string IdempotencyToken { get; set; }

    public string SourceVersion { get; set; }

    public string BuildspecOverride { get; set; }

    public List<EnvironmentVariable> EnvironmentVariablesOverride { get; set; }
}

public class StartBuildResponse : AmazonWebServiceResponse
{
    public Build Build { get; set; }
}
