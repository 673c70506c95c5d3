namespace Amazon.CodeBuild.Model;

public class LogsLocation
{
    public string GroupName { get; set; }

    public string StreamName { get; set; }

    public string DeepLink { get; set; }
}
