using Delightful.Local.Recorders;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Delightful.Local.GitHub;

static class GitHubServices
{
    public static IServiceCollection AddGitHub(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<GitHubRecorder>();
        services.AddSingleton<IEndpoints, GitHubPeople>();
        return services.AddSingleton<IEndpoints, Endpoints>();
    }

    sealed class Endpoints(GitHubRecorder recorder) : IEndpoints
    {
        public void Map(IEndpointRouteBuilder routes) => routes.MapGitHub(recorder, new FaultSwitch());
    }
}
