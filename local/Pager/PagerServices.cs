using Delightful.Local.Recorders;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Delightful.Local.Pager;

static class PagerServices
{
    public static IServiceCollection AddPager(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<PagerRecorder>();
        return services.AddSingleton<IEndpoints, Endpoints>();
    }

    sealed class Endpoints(PagerRecorder recorder) : IEndpoints
    {
        public void Map(IEndpointRouteBuilder routes) => routes.MapPager(recorder, new FaultSwitch());
    }
}
