using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Delightful.Local.Containers;

static class ContainerServices
{
    public static IServiceCollection AddContainers(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        return services
            .AddSingleton<TaskDefinitions>()
            .AddSingleton<Images>()
            .AddSingleton<TargetGroups>()
            .AddSingleton<TaskSecrets>()
            .AddSingleton<TaskProcesses>()
            .AddSingleton<TaskEvents>()
            .AddSingleton<TaskLedger>()
            .AddSingleton<TaskParts>()
            .AddSingleton<Services>()
            .AddSingleton<RollingEvents>()
            .AddSingleton<Roller>()
            .AddSingleton<LoadBalancers>()
            .AddSingleton<IAwsObserver, ServiceObserver>()
            .AddSingleton<IAwsObserver, ListenerObserver>()
            .AddSingleton<IAwsBehaviour, TaskQueries>()
            .AddSingleton<IAwsBehaviour, ServiceUpdates>()
            .AddSingleton<IAwsBehaviour, OneOffTasks>()
            .AddSingleton<IAwsBehaviour, LoadBalancerAddress>()
            .AddSingleton<IEndpoints, TrafficEndpoints>();
    }
}
