using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Delightful.Local.CodeDeploy;

static class CodeDeployServices
{
    public static IServiceCollection AddCodeDeploy(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(new CodeDeployLimits());
        return services
            .AddSingleton<Groups>()
            .AddSingleton<Deployments>()
            .AddSingleton<Sides>()
            .AddSingleton<Hooks>()
            .AddSingleton<AlarmWatch>()
            .AddSingleton<DeploymentEvents>()
            .AddSingleton<DeploymentRunner>()
            .AddSingleton<GroupOperations>()
            .AddSingleton<DeploymentOperations>()
            .AddSingleton<IAwsBehaviour, CodeDeployBehaviour>();
    }
}
