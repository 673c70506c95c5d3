using System.Text.Json.Nodes;

namespace Delightful.Local.Containers;

/// <summary>When a rolling deployment has failed, as a service says it: ECS counts tasks that did not stay up.</summary>
sealed record CircuitBreaker(bool Enabled, bool RollsBack)
{
    const int Fewest = 3;
    const int Most = 200;

    /// <summary>Reads deploymentConfiguration.deploymentCircuitBreaker; without one nothing ever fails.</summary>
    public static CircuitBreaker Of(JsonNode? configuration) => configuration?["deploymentCircuitBreaker"] is { } breaker
        ? new((bool?)breaker["enable"] is true, (bool?)breaker["rollback"] is true)
        : new(false, false);

    /// <summary>Half of the tasks that are wanted, within bounds.</summary>
    public bool Trips(TaskSet tasks) => Enabled && tasks.FailedTasks >= Math.Clamp((tasks.Desired + 1) / 2, Fewest, Most);
}
