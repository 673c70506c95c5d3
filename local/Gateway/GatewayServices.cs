using Delightful.Local.Faults;
using Delightful.Local.Processes;
using Microsoft.Extensions.DependencyInjection;

namespace Delightful.Local.Gateway;

static class GatewayServices
{
    public static IServiceCollection AddGateway(this IServiceCollection services)
    {
        services.AddHttpForwarder();
        services.AddSingleton<FaultPlan>();
        services.AddSingleton<ChildProcesses>();
        services.AddSingleton<MotoForwarder>();
        return services;
    }
}
