using System.Runtime.CompilerServices;
using Delightful.Cli.Errors;
using Delightful.Cli.Targets;
using Delightful.Cli.Views;
using Delightful.Core.Deployments;
using Delightful.Core.Slots;

namespace Delightful.Cli.Watching;

/// <summary>Follows one deployment of a slot from where it is to its end.</summary>
/// <param name="cloud">Where it is read.</param>
/// <param name="slot">Its slot.</param>
/// <param name="wanted">Picks it among the slot's deployments; the newest that fits is followed. It may appear later.</param>
/// <param name="context">Clock and pace.</param>
/// <param name="patience">How long to follow before giving up.</param>
sealed class Follower(ICloud cloud, SlotKey slot, Func<Deployment, bool> wanted, CliContext context, TimeSpan patience)
{
    const int Recent = 50;

    /// <summary>A view at every look, also when nothing changed; the last one has ended.</summary>
    public async IAsyncEnumerable<DeploymentView> FollowAsync([EnumeratorCancellation] CancellationToken ct)
    {
        var since = context.Clock.GetTimestamp();
        string? id = null;
        while (true)
        {
            var recent = await cloud.HistoryAsync(slot, Recent, ct);
            if (recent.FirstOrDefault(deployment => id is null ? wanted(deployment) : deployment.Id == id) is { } found)
            {
                id = found.Id;
                yield return DeploymentView.Of(found, context.Clock.GetLocalNow());
                if (found.IsOver)
                    yield break;
            }
            if (context.Clock.GetElapsedTime(since) > patience)
                throw CliErrors.NothingHappened(id is null ? $"A deployment in {slot}" : $"The end of {id}", patience);

            await Task.Delay(context.PollEvery, context.Clock, ct);
        }
    }
}
