using Delightful.Local.Lambda.Async;
using Delightful.Local.Lambda.EventSources;
using Delightful.Local.Lambda.Functions;
using Delightful.Local.Lambda.Instances;
using Delightful.Local.Lambda.Urls;
using Microsoft.Extensions.DependencyInjection;

namespace Delightful.Local.Lambda;

static class LambdaServices
{
    public static IServiceCollection AddLambda(this IServiceCollection services) => services
        .AddSingleton<FunctionCatalogue>()
        .AddSingleton<IAwsObserver>(s => s.GetRequiredService<FunctionCatalogue>())
        .AddSingleton<FunctionLog>()
        .AddSingleton<IEndpoints>(s => s.GetRequiredService<FunctionLog>())
        .AddSingleton<InstanceStarter>()
        .AddSingleton<FunctionHost>()
        .AddSingleton<Destinations>()
        .AddSingleton<IFunctionInvoker, AsyncInvoker>()
        .AddSingleton<QueuePoller>()
        .AddSingleton<FunctionUrlBook>()
        .AddSingleton<FunctionUrls>()
        .AddSingleton<IEndpoints>(s => s.GetRequiredService<FunctionUrls>())
        .AddSingleton<IAwsBehaviour>(s => s.GetRequiredService<FunctionUrls>())
        .AddSingleton<IAwsBehaviour, FunctionUrlConfigBehaviour>()
        .AddSingleton<IAwsBehaviour, InvokeBehaviour>()
        .AddSingleton<IEndpoints, RuntimeApi>()
        .AddSingleton<IEndpoints, SecretsExtension>();
}
