using Delightful.Core.Deployments;
using Delightful.Core.Slots;

namespace Delightful.Simulation.Checks;

/// <summary>What must be true when the faults are over and nothing is under way.</summary>
internal static class Rest
{
    public static IEnumerable<string> Broken(World world)
    {
        foreach (var deployment in world.Watch.Ledger.Deployments)
        {
            if (!deployment.IsOver)
                yield return $"{deployment.Id} of {deployment.Request.Tag} never ended";
            else if (!world.Watch.Ledger.IsTold(deployment.Id))
                yield return $"nobody was told of the end of {deployment.Id}";
        }
        foreach (var slot in world.Watch.Slots)
            if (slot.Current is { } current && Running(world, slot) is var runs && runs != current.Digest && !IsLeftToAPerson(world, slot) && !IsTouchedLate(world, slot))
                yield return $"{current.Tag} is the current release of {slot.Key}, but {runs ?? "nothing"} runs";
        foreach (var key in world.S3.KeysUnder("parked/"))
            yield return $"{key} was put aside and nobody handles it";
        foreach (var build in world.CodeBuild.All.Where(b => b.IsRunning))
            yield return $"{build.Id} of {build.Command} still runs and nobody waits for it";
        foreach (var rollout in world.CodeDeploy.All.Where(r => r.IsRunning))
            yield return $"{rollout.Id} of {rollout.Description} still runs and nobody waits for it";
        foreach (var service in world.Rolling.All.Where(s => s.Primary.State == Amazon.ECS.DeploymentRolloutState.IN_PROGRESS))
            yield return $"{service.Primary.Id} of {service.Slot} still rolls and nobody waits for it";
    }

    private static string? Running(World world, Slot slot) =>
        world.Ecs.Serving(SlotKey.TryParse(slot.Key)!.Value) is { } runs ? world.Ecs.DigestOf(runs) : null;

    /// <summary>The last to touch what runs failed and said so: only a person can tell what now.</summary>
    private static bool IsLeftToAPerson(World world, Slot slot) => world.Watch.Ledger.Deployments.Any(d =>
        d.Slot == slot.Key && d.Stage is Stage.Ended { Outcome: Outcome.Failed, Sentence: var why }
        && (why.Contains("failed too", StringComparison.Ordinal) || why.Contains("should serve again", StringComparison.Ordinal)
            || why.Contains("something else runs", StringComparison.Ordinal)));

    /// <summary>A process that had stood still for too long told ECS what to run: what comes of that, nothing in ECS prevents.</summary>
    private static bool IsTouchedLate(World world, Slot slot) => world.Rolling.All.Any(s => s.Slot.ToString() == slot.Key && s.IsTouchedLate);
}
