using Delightful.Local.Recorders;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Delightful.Local.Webhook;

static class WebhookServices
{
    public static IServiceCollection AddWebhook(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<WebhookRecorder>();
        return services.AddSingleton<IEndpoints, Endpoints>();
    }

    sealed class Endpoints(WebhookRecorder recorder) : IEndpoints
    {
        public void Map(IEndpointRouteBuilder routes) => routes.MapWebhook(recorder, new FaultSwitch());
    }
}
