namespace Delightful.Local.Containers;

/// <summary>
/// Rolls services as ECS does: the new tasks are started, and when all of them have stayed up for a while the old ones end. Tasks
/// that do not stay up trip the circuit breaker, and the deployment before is the primary one again. All new tasks start at once,
/// whatever share the service allows.
/// </summary>
sealed class Roller(RollingEvents events, LocalCloudOptions options, BackgroundWork background, TimeProvider clock)
{
    static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(50);

    /// A task without a health check counts as healthy while it runs, so one that crashes soon is seen only by waiting.
    static readonly TimeSpan Settling = TimeSpan.FromMinutes(1);

    /// A process takes the time it takes to start and to crash, however fast the cloud is.
    static readonly TimeSpan LeastSettling = TimeSpan.FromSeconds(6);

    /// <summary>Begins a deployment; the one that is under way, if any, is given up.</summary>
    public async Task StartAsync(EcsService service, TaskDefinition definition, TargetGroup? group, CircuitBreaker breaker)
    {
        var deployment = new RollingDeployment(await service.AddAsync(definition, group), clock.GetUtcNow());
        service.Roll(deployment);
        await events.ChangedAsync(service, deployment);
        background.Run($"deployment {deployment.Id}", ct => FollowAsync(service, deployment, breaker, ct));
    }

    async Task FollowAsync(EcsService service, RollingDeployment deployment, CircuitBreaker breaker, CancellationToken ct)
    {
        long? steadySince = null;
        while (service.Rolling == deployment)
        {
            if (breaker.Trips(deployment.Tasks))
            {
                await FailAsync(service, deployment, breaker, ct);
                return;
            }
            steadySince = deployment.Tasks.IsSteady ? steadySince ?? clock.GetTimestamp() : null;
            if (steadySince is { } since && clock.GetElapsedTime(since) >= Settled)
            {
                await CompleteAsync(service, deployment);
                return;
            }
            await Task.Delay(Interval, ct);
        }
    }

    async Task CompleteAsync(EcsService service, RollingDeployment deployment)
    {
        service.Promote(deployment.Tasks);
        await service.LeaveOnlyAsync(deployment);
        await TellAsync(service, deployment, RollingDeployment.Completed, $"ECS deployment {deployment.Id} completed.");
    }

    /// What completed last is rolled again: it keeps its id, and goes from COMPLETED to IN_PROGRESS.
    async Task FailAsync(EcsService service, RollingDeployment deployment, CircuitBreaker breaker, CancellationToken ct)
    {
        await TellAsync(service, deployment, RollingDeployment.Failed, "ECS deployment circuit breaker: tasks failed to start.");
        if (!breaker.RollsBack || service.LastCompleted is not { } before || !service.GoBack(deployment, before))
        {
            await deployment.Tasks.ScaleAsync(0);
            return;
        }
        await TellAsync(service, before, RollingDeployment.Running, $"ECS deployment circuit breaker: rolling back to deploymentId {before.Id}.");
        await FollowAsync(service, before, breaker with { Enabled = false }, ct);
    }

    Task TellAsync(EcsService service, RollingDeployment deployment, string state, string reason)
    {
        deployment.Is(state, reason, clock.GetUtcNow());
        return events.ChangedAsync(service, deployment);
    }

    TimeSpan Settled => options.Scaled(Settling) is var scaled && scaled > LeastSettling ? scaled : LeastSettling;
}
