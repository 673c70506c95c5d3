using Microsoft.Extensions.DependencyInjection;

namespace Delightful.Local.Databases;

static class DatabaseServices
{
    public static IServiceCollection AddDatabases(this IServiceCollection services) => services
        .AddSingleton<RunningDatabases>()
        .AddSingleton<IAwsBehaviour, DatabaseInstances>();
}
