using Microsoft.Extensions.DependencyInjection;

namespace Delightful.Local.XRay;

static class XRayServices
{
    public static IServiceCollection AddXRay(this IServiceCollection services) => services.AddSingleton<IAwsBehaviour, SamplingRules>();
}
