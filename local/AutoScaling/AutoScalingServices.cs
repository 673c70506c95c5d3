using Microsoft.Extensions.DependencyInjection;

namespace Delightful.Local.AutoScaling;

static class AutoScalingServices
{
    public static IServiceCollection AddAutoScaling(this IServiceCollection services) => services
        .AddSingleton<ScalingTags>()
        .AddSingleton<IAwsBehaviour>(provider => provider.GetRequiredService<ScalingTags>())
        .AddSingleton<IAwsObserver>(provider => provider.GetRequiredService<ScalingTags>());
}
