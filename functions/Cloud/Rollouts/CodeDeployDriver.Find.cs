using System.Globalization;
using Amazon.CodeDeploy.Model;
using Delightful.Core.Slots;

namespace Delightful.Cloud;

public sealed partial class CodeDeployDriver
{
    /// <summary>A group has few rollouts since the deployment was accepted; more than this is not searched.</summary>
    private const int MostLookedAt = 100;

    /// <summary>How far the clocks may be apart.</summary>
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(15);

    /// <summary>The rollout that was created for a command; null when there is none.</summary>
    private async Task<string?> FindAsync(CodeDeployTarget group, CommandId id, CancellationToken cancellationToken)
    {
        var request = new ListDeploymentsRequest
        {
            ApplicationName = group.Application,
            DeploymentGroupName = group.DeploymentGroup,
            CreateTimeRange = AcceptedAt(id.DeploymentId) is { } accepted ? new TimeRange { Start = (accepted - Skew).UtcDateTime } : null,
        };
        var command = id.ToString();
        var lookedAt = 0;
        do
        {
            var page = await codeDeploy.ListDeploymentsAsync(request, cancellationToken).ConfigureAwait(false);
            foreach (var rolloutId in page.Deployments ?? [])
            {
                if (++lookedAt > MostLookedAt)
                    return null;
                if (await GetAsync(rolloutId, cancellationToken).ConfigureAwait(false) is { } rollout && RolloutReading.CommandOf(rollout) == command)
                    return rolloutId;
            }
            request.NextToken = page.NextToken;
        }
        while (request.NextToken is not null);
        return null;
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<CommandId>> RunningAsync(CancellationToken cancellationToken)
    {
        var listed = await codeDeploy.ListDeploymentsAsync(
            new ListDeploymentsRequest { IncludeOnlyStatuses = ["Created", "Queued", "InProgress", "Baking", "Ready"] }, cancellationToken).ConfigureAwait(false);
        var running = new List<CommandId>();
        foreach (var rolloutId in (listed.Deployments ?? []).Take(MostLookedAt))
            if (await GetAsync(rolloutId, cancellationToken).ConfigureAwait(false) is { } rollout && CommandId.TryParse(RolloutReading.CommandOf(rollout)) is { } command)
                running.Add(command);
        return running;
    }

    /// <summary>A deployment's id begins with the moment it was accepted: its rollouts were created later.</summary>
    private static DateTimeOffset? AcceptedAt(string deploymentId) =>
        DateTimeOffset.TryParseExact(
            deploymentId.Split('-')[0], "yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at)
            ? at
            : null;
}
