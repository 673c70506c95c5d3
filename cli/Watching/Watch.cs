using Delightful.Cli.Errors;
using Delightful.Cli.Views;
using Delightful.Core.Deployments;

namespace Delightful.Cli.Watching;

/// <summary>Shows a deployment to its end, in the way that suits the terminal.</summary>
static class Watch
{
    /// <summary>The exit code: success only when the deployment ended as a verified release, or was a preview.</summary>
    public static async Task<int> ToEndAsync(Follower follower, CliContext context, bool json, CancellationToken ct)
    {
        var views = follower.FollowAsync(ct);
        var end = json || context.Terminal.IsRedirected
            ? await LineWatch.ShowAsync(views, context.Terminal, json, context.Clock)
            : await LiveWatch.ShowAsync(views, context.Terminal, context.Clock);
        return end.Outcome is Outcome.Released or Outcome.Previewed ? CliExit.Success : CliExit.Failure;
    }
}
