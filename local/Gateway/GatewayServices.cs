using Delightful.Local.Faults;
using Delightful.Local.Processes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Delightful.Local.Gateway;

static class GatewayServices
{
    public static IServiceCollection AddGateway(this IServiceCollection services)
    {
        services.AddHttpForwarder();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<BackgroundWork>();
        services.AddSingleton<FaultPlan>();
        services.AddSingleton<IEndpoints, FaultPlanEndpoints>();
        services.AddSingleton<CallCounts>();
        services.AddSingleton<IEndpoints>(p => p.GetRequiredService<CallCounts>());
        services.AddSingleton<ChildProcesses>();
        services.AddSingleton<MotoForwarder>();
        services.AddSingleton<FaultyCalls>();
        return services;
    }
}
