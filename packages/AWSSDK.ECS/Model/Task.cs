namespace Amazon.ECS.Model;

public class Task
{
    public string TaskArn { get; set; }

    public string TaskDefinitionArn { get; set; }

    public string Group { get; set; }

    public string StartedBy { get; set; }

    public string LastStatus { get; set; }

    public string DesiredStatus { get; set; }

    public TaskStopCode StopCode { get; set; }

    public string StoppedReason { get; set; }

    public DateTime? StartedAt { get; set; }

    public DateTime? StoppedAt { get; set; }

    public List<Container> Containers { get; set; }
}

public class Container
{
    public string Name { get; set; }

    public string Image { get; set; }

    public string LastStatus { get; set; }

    public int? ExitCode { get; set; }

    public string Reason { get; set; }
}
