namespace Amazon.CodeBuild.Model;

public class BuildPhase
{
    public BuildPhaseType PhaseType { get; set; }

    public StatusType PhaseStatus { get; set; }

    public long? DurationInSeconds { get; set; }

    public DateTime? StartTime { get; set; }

    public DateTime? EndTime { get; set; }

    public List<PhaseContext> Contexts { get; set; }
}

public class PhaseContext
{
    public string StatusCode { get; set; }

    public string Message { get; set; }
}
