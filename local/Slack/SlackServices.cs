using Delightful.Local.Recorders;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Delightful.Local.Slack;

static class SlackServices
{
    public static IServiceCollection AddSlack(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<SlackRecorder>();
        services.AddSingleton<IEndpoints, SlackPeople>();
        return services.AddSingleton<IEndpoints, Endpoints>();
    }

    sealed class Endpoints(SlackRecorder recorder) : IEndpoints
    {
        public void Map(IEndpointRouteBuilder routes) => routes.MapSlack(recorder, new FaultSwitch());
    }
}
