namespace Amazon.CodeBuild.Model;

public class Build
{
    public string Id { get; set; }

    public string Arn { get; set; }

    public long? BuildNumber { get; set; }

    public string ProjectName { get; set; }

    public StatusType BuildStatus { get; set; }

    public bool? BuildComplete { get; set; }

    public string CurrentPhase { get; set; }

    public List<BuildPhase> Phases { get; set; }

    public LogsLocation Logs { get; set; }

    public ProjectEnvironment Environment { get; set; }

    public List<ExportedEnvironmentVariable> ExportedEnvironmentVariables { get; set; }

    public string Initiator { get; set; }

    public string SourceVersion { get; set; }

    public DateTime? StartTime { get; set; }

    public DateTime? EndTime { get; set; }
}
