using Microsoft.Extensions.DependencyInjection;

namespace Delightful.Local.Moto;

static class MotoServices
{
    public static IServiceCollection AddMoto(this IServiceCollection services) => services
        .AddSingleton<MotoClient>()
        .AddSingleton<IStartUpStep, MotoServer>();
}
