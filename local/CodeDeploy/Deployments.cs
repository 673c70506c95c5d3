using System.Collections.Concurrent;
using System.Text.Json.Nodes;

namespace Delightful.Local.CodeDeploy;

/// <summary>All deployments, newest first. A group has one at a time, its rollback included.</summary>
sealed class Deployments
{
    readonly Lock gate = new();
    readonly ConcurrentDictionary<string, Deployment> all = new();

    public IEnumerable<Deployment> All => all.Values.OrderByDescending(deployment => deployment.Created);

    public Deployment Get(string? id) => all.GetValueOrDefault(id ?? "") ?? throw new AwsException("DeploymentDoesNotExistException", $"The deployment {id} could not be found");

    public IEnumerable<Deployment> Of(string application, string group) => All.Where(d => d.Application == application && d.GroupName == group);

    /// <summary>Adds a deployment unless its group is busy.</summary>
    public void Add(Deployment deployment)
    {
        lock (gate)
        {
            if (Of(deployment.Application, deployment.GroupName).FirstOrDefault(other => !other.IsOver) is { } busy)
                throw new AwsException("DeploymentLimitExceededException", $"The Deployment Group '{deployment.GroupName}' already has an active Deployment '{busy.Id}'");
            all[deployment.Id] = deployment;
        }
    }

    /// <summary>Ends a deployment and, in the same breath, gives its group to the rollback.</summary>
    public void Replace(Deployment over, Action end, Deployment? rollback)
    {
        lock (gate)
        {
            if (rollback is not null)
                (all[rollback.Id], over.RollbackId) = (rollback, rollback.Id);
            end();
        }
    }
}
