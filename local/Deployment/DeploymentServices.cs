using Delightful.Local.Deployment.Resources;
using Microsoft.Extensions.DependencyInjection;

namespace Delightful.Local.Deployment;

static class DeploymentServices
{
    public static IServiceCollection AddDeployment(this IServiceCollection services) => services
        .AddSingleton<SamTranslator>()
        .AddSingleton<TableSettings>()
        .AddSingleton<IOwnResource, AlarmResource>()
        .AddSingleton<IOwnResource, ArchiveResource>()
        .AddSingleton<IOwnResource, EventBusPolicyResource>()
        .AddSingleton<IOwnResource, EventInvokeConfigResource>()
        .AddSingleton<IOwnResource, EventSourceMappingResource>()
        .AddSingleton<IOwnResource, FunctionUrlResource>()
        .AddSingleton<IOwnResource, QueuePolicyResource>()
        .AddSingleton<TemplateDeployment>()
        .AddSingleton<IStartUpStep>(s => s.GetRequiredService<TemplateDeployment>());
}
