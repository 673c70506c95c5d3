using Microsoft.Extensions.DependencyInjection;

namespace Delightful.Local.Ecr;

static class EcrServices
{
    public static IServiceCollection AddEcr(this IServiceCollection services) => services.AddSingleton<IAwsBehaviour, ImagePush>();
}
