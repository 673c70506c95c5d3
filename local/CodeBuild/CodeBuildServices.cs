using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Delightful.Local.CodeBuild;

static class CodeBuildServices
{
    public static IServiceCollection AddCodeBuild(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(new CodeBuildLimits());
        return services
            .AddSingleton<ProjectStore>()
            .AddSingleton<BuildEvents>()
            .AddSingleton<BuildQueue>()
            .AddSingleton<StartTokens>()
            .AddSingleton<BuildOperations>()
            .AddSingleton<IAwsBehaviour, CodeBuildBehaviour>();
    }
}
