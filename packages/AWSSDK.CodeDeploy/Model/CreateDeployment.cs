using Amazon.Runtime;

namespace Amazon.CodeDeploy.Model;

public class CreateDeploymentRequest : AmazonCodeDeployRequest
{
    public string ApplicationName { get; set; }

    public string DeploymentGroupName { get; set; }

    public string Description { get; set; }

    public string DeploymentConfigName { get; set; }

    public RevisionLocation Revision { get; set; }

    public AutoRollbackConfiguration AutoRollbackConfiguration { get; set; }
}

public class CreateDeploymentResponse : AmazonWebServiceResponse
{
    public string DeploymentId { get; set; }
}

public class RevisionLocation
{
    public RevisionLocationType RevisionType { get; set; }

    public AppSpecContent AppSpecContent { get; set; }
}

public class AppSpecContent
{
    public string Content { get; set; }

    public string Sha256 { get; set; }
}

public class AutoRollbackConfiguration
{
    public bool? Enabled { get; set; }

    public List<string> Events { get; set; }
}
