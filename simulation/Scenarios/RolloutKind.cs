namespace Delightful.Simulation.Scenarios;

/// <summary>How the releases of a service are rolled out.</summary>
internal enum RolloutKind
{
    /// <summary>By CodeDeploy, behind a load balancer.</summary>
    BlueGreen,

    /// <summary>By ECS, task by task, behind a load balancer.</summary>
    Rolling,

    /// <summary>By ECS, task by task, and nobody can ask it anything.</summary>
    Worker,
}
