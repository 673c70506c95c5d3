using Delightful.Core.Slots;

namespace Delightful.Simulation.Checks;

/// <summary>Only what was verified becomes a release: its rollout succeeded, and production answered with it.</summary>
internal sealed class Releases(World world)
{
    private readonly HashSet<string> _answered = [];

    public void Answered(string taskDefinition) => _answered.Add(taskDefinition);

    public void Written(Slot before, Slot after)
    {
        if (before.Releases == after.Releases)
            return;
        foreach (var release in after.Releases)
        {
            if (before.Releases.Contains(release))
                continue;
            var runs = release.Target.TaskDefinition;
            if (world.Ecs.DigestOf(runs) != release.Digest)
                world.Watch.Violated($"the release {release.Tag} of {after.Key} names a task definition of another image");
            else if (!_answered.Contains(runs))
                world.Watch.Violated($"{release.Tag} is a release of {after.Key}, but production never answered with it");
            else if (!world.Rolling.HasCompleted(runs) && !world.CodeDeploy.All.Any(r => r.TaskDefinition == runs && r.Status == Amazon.CodeDeploy.DeploymentStatus.Succeeded))
                world.Watch.Violated($"{release.Tag} is a release of {after.Key}, but no rollout of it succeeded");
        }
    }
}
