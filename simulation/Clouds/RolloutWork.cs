using Amazon.CodeDeploy;
using Delightful.Simulation.Scenarios;

namespace Delightful.Simulation.Clouds;

/// <summary>
/// The course of a rollout: green starts, its hook is asked, production traffic moves, its hook is asked, blue lives on
/// for the bake, and goes. A hook without a verdict for an hour is a no.
/// </summary>
internal sealed class RolloutWork(World world)
{
    private static readonly TimeSpan HookLimit = TimeSpan.FromMinutes(60);

    public void Begin(SimulatedRollout rollout)
    {
        rollout.Status = DeploymentStatus.InProgress;
        Tell(rollout, "START");
        switch (world.People.BehaviourOf(world.Ecs.DigestOf(rollout.TaskDefinition)))
        {
            case Behaviour.RolloutFails:
                world.After(20, 120, () => End(rollout, DeploymentStatus.Failed, "the tasks of green never became healthy"));
                break;
            case Behaviour.RolloutHangs:
                world.After(60 * 60, 61 * 60, () => End(rollout, DeploymentStatus.Failed, "it took more than an hour"));
                break;
            case Behaviour.RolloutVanishes:
                world.After(20, 90, () =>
                {
                    rollout.IsForgotten = true;
                    End(rollout, DeploymentStatus.Failed, "forgotten");
                });
                break;
            default:
                world.After(10, 60, () => Ask(rollout));
                break;
        }
    }

    public void Answer(SimulatedRollout rollout, bool passed)
    {
        rollout.Hook = null;
        if (passed)
            world.After(1, 5, () => GoOn(rollout));
        else
            world.After(1, 5, () => End(rollout, DeploymentStatus.Failed, "a hook said no"));
    }

    public void End(SimulatedRollout rollout, DeploymentStatus status, string? error)
    {
        if (!rollout.IsRunning)
            return;
        rollout.Status = status;
        rollout.Hook = null;
        rollout.Error = error;
        world.Ecs.SetGreen(rollout.Slot, null);
        world.Trace.Note(status.Value, rollout.Id);
        if (status != DeploymentStatus.Succeeded && rollout.HasTraffic)
            world.CodeDeploy.Restore(rollout);
        Tell(rollout, status == DeploymentStatus.Succeeded ? "SUCCESS" : status == DeploymentStatus.Stopped ? "STOP" : "FAILURE");
    }

    public void Restored(SimulatedRollout restoring)
    {
        restoring.Status = DeploymentStatus.Succeeded;
        world.Ecs.Serve(restoring.Slot, restoring.Blue);
        Tell(restoring, "SUCCESS");
    }

    private void Ask(SimulatedRollout rollout)
    {
        if (!rollout.IsRunning)
            return;
        if (rollout.Hooks == 0)
            world.Ecs.SetGreen(rollout.Slot, rollout.TaskDefinition);
        var hook = rollout.Hook = $"{rollout.Id}-hook-{++rollout.Hooks}";
        Tell(rollout, "READY");
        world.Events.Hook(rollout.Id, hook);
        world.Time.After(HookLimit, () =>
        {
            if (rollout.Hook == hook)
                End(rollout, DeploymentStatus.Failed, "a hook had no verdict within an hour");
        });
    }

    private void GoOn(SimulatedRollout rollout)
    {
        if (!rollout.IsRunning)
            return;
        if (rollout.Hooks == 1)
        {
            MoveTraffic(rollout);
            Ask(rollout);
            return;
        }
        world.Time.After(world.BakeOf(rollout.Slot), () => End(rollout, DeploymentStatus.Succeeded, error: null));
    }

    private void MoveTraffic(SimulatedRollout rollout)
    {
        rollout.HasTraffic = true;
        world.Ecs.Serve(rollout.Slot, rollout.TaskDefinition);
        world.Watch.TrafficMoved(rollout);
        switch (world.People.BehaviourOf(world.Ecs.DigestOf(rollout.TaskDefinition)))
        {
            case Behaviour.AlarmInShift:
                world.After(1, 5, () => world.CloudWatch.Raise(rollout.Slot));
                break;
            case Behaviour.AlarmInBake:
                world.After(50, 200, () => world.CloudWatch.Raise(rollout.Slot));
                break;
        }
    }

    private void Tell(SimulatedRollout rollout, string state) => world.Events.RolloutChanged(rollout.Id, state);
}
