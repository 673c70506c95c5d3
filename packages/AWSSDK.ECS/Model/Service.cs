namespace Amazon.ECS.Model;

public class Service
{
    public List<Deployment> Deployments { get; set; }

    public string ServiceArn { get; set; }

    public string ServiceName { get; set; }

    public string ClusterArn { get; set; }

    public string Status { get; set; }

    public string TaskDefinition { get; set; }

    public int? DesiredCount { get; set; }

    public int? RunningCount { get; set; }

    public int? PendingCount { get; set; }

    public List<TaskSet> TaskSets { get; set; }
}

public class Deployment
{
    public string Id { get; set; }

    public string Status { get; set; }

    public string TaskDefinition { get; set; }

    public int? DesiredCount { get; set; }

    public int? RunningCount { get; set; }

    public int? PendingCount { get; set; }

    public int? FailedTasks { get; set; }

    public DeploymentRolloutState RolloutState { get; set; }

    public string RolloutStateReason { get; set; }
}

public class TaskSet
{
    public string Id { get; set; }

    public string TaskSetArn { get; set; }

    public string ExternalId { get; set; }

    public string Status { get; set; }

    public string TaskDefinition { get; set; }

    public int? ComputedDesiredCount { get; set; }

    public int? RunningCount { get; set; }

    public int? PendingCount { get; set; }
}
