using Amazon.CodeBuild;
using Amazon.CodeBuild.Model;
using Delightful.Simulation.Scenarios;

namespace Delightful.Simulation.Clouds;

/// <summary>
/// What goes on inside a build, as the buildspecs have it: a plan is made against the state as it is; an apply takes
/// the saved plan, compares its hash, reads last of all whether the slot waits for it, and then changes the state under its lock; a
/// migration makes a snapshot, reads the same, and then changes the database.
/// </summary>
internal sealed class BuildWork(World world)
{
    /// <summary>How long CodeBuild lets a build run.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(60);

    /// <summary>How long an apply waits until the slot knows of it.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    public void Begin(SimulatedBuild build)
    {
        Tell(build, "IN_PROGRESS");
        world.After(5, 20, () => Tell(build, status: null));
        switch (world.People.BehaviourOf(build["IMAGE_DIGEST"]))
        {
            case Behaviour.PlanHangs when build.IsPlan:
                world.Time.After(Limit, () => End(build, StatusType.TIMED_OUT));
                break;
            case Behaviour.PlanVanishes when build.IsPlan:
                world.After(20, 90, () => build.IsForgotten = true);
                world.After(95, 300, () => build.Status = StatusType.STOPPED);
                break;
            case Behaviour.Slow:
                // Mostly minutes, now and then the better part of an hour.
                world.After(15, world.IsOneOf(4) ? 50 * 60 : 3 * 60, () => Work(build));
                break;
            case Behaviour.ApplyVanishes when build.IsApply:
                // CodeBuild forgets the build, but its container is alive and comes late to the fence.
                world.After(5, 30, () => build.IsForgotten = true);
                world.After(60, 20 * 60, () => Check(build));
                break;
            default:
                world.After(15, 60, () => Work(build));
                break;
        }
        if (world.Faults.IsStrangeEvent())
            world.After(10, 40, () => Tell(build, "PAUSED_FOR_APPROVAL"));
    }

    public void Stop(SimulatedBuild build) => End(build, StatusType.STOPPED);

    private void Work(SimulatedBuild build)
    {
        if (build.IsPlan)
            MakePlan(build);
        else if (build.IsMigration)
            AwaitTurn(build, world.Time.Now + Patience, () => Migrate(build));
        else if (build.IsTest)
            Test(build);
        else
            Check(build);
    }

    private void MakePlan(SimulatedBuild build)
    {
        var state = world.StateOf(build.Slot);
        if (world.People.BehaviourOf(build["IMAGE_DIGEST"]) == Behaviour.PlanFails)
            Fail(build, "plan: the provider refused");
        else if (state.LockedBy is not null && !build.IsPreview)
            Fail(build, state.Refusal);
        else
        {
            var prefix = $"deployments/{build["DELIGHTFUL_DEPLOYMENT"]}/{build.Id.Split(':')[1]}";
            var plan = new Plan(build.Id, state.Serial, build["IMAGE_DIGEST"], build["IMAGE_TAG"], Destroys(build));
            var file = plan.ToFile();
            if (!build.IsPreview)
                Keep(build, $"{prefix}/plan.tfplan", file);
            world.S3.Put($"{prefix}/plan.json", plan.Json);
            Export(build, "PLAN_JSON_KEY", $"{prefix}/plan.json");
            Export(build, "PLAN_SHA256", Plan.HashOf(file));
            world.Watch.Approvals.Planned(Plan.HashOf(file), plan);
            Export(build, "PLAN_SERIAL", state.Serial.ToString(System.Globalization.CultureInfo.InvariantCulture));
            End(build, StatusType.SUCCEEDED);
        }
    }

    private void Keep(SimulatedBuild build, string key, byte[] file)
    {
        world.S3.Put(key, file);
        world.PlanFiles[build.Slot] = key;
        Export(build, "PLAN_KEY", key);
    }

    private void Check(SimulatedBuild build)
    {
        if (!build.IsRunning)
            return;
        var file = world.S3.Get(build["PLAN_KEY"])!;
        var state = world.StateOf(build.Slot);
        if (IsStale(build))
            state.Serial++;
        if (world.Blinded != Guard.PlanHash && Plan.HashOf(file) != build["PLAN_SHA256"])
            Fail(build, $"plan-hash: the plan at {build["PLAN_KEY"]} is not the one that was approved");
        else
            AwaitTurn(build, world.Time.Now + Patience, () => Lock(build, file));
    }

    private void AwaitTurn(SimulatedBuild build, TimeSpan until, Action change)
    {
        if (!build.IsRunning)
            return;
        var (fence, known) = world.TurnOf(build.Slot);
        if (world.Blinded == Guard.Fence)
            change();
        else if ($"{fence}" != build["DELIGHTFUL_FENCE"])
            Fail(build, $"fenced-off: slot {build.Slot} is at fence {fence}");
        else if (world.Blinded == Guard.KnownBuild || known == build.Id)
            change();
        else if (known is not null)
            Fail(build, $"fenced-off: slot {build.Slot} waits for the build {known}");
        else if (world.Time.Now >= until)
            Fail(build, $"fenced-off: slot {build.Slot} did not write down that it waits for {build.Id}");
        else
            world.After(2, 3, () => AwaitTurn(build, until, change));
    }

    private void Lock(SimulatedBuild build, byte[] file)
    {
        var state = world.StateOf(build.Slot);
        if (state.LockedBy is not null)
            Fail(build, state.Refusal);
        else if (Plan.Read(file).Serial != state.Serial)
            Fail(build, "stale-plan: the state changed after the plan was made");
        else
            Apply(build, file, state);
    }

    private void Test(SimulatedBuild build)
    {
        Export(build, "INTEGRATION", "passed");
        End(build, StatusType.SUCCEEDED);
    }

    private void Migrate(SimulatedBuild build)
    {
        build.IsApplying = true;
        world.Watch.MigrationBegan(build, world.CodeBuild.All);
        Export(build, "SNAPSHOT", build["SNAPSHOT_NAME"]);
        switch (world.People.BehaviourOf(build["IMAGE_DIGEST"]))
        {
            case Behaviour.RolloutFails:
                Export(build, "MIGRATION_TASK", build.Id);
                world.After(10, 60, () => Fail(build, "migration: its task ended with exit code 1"));
                break;
            case Behaviour.RolloutVanishes:
                // Ended from outside: it tells nothing, and CodeBuild has forgotten it.
                world.After(10, 60, () => (build.IsForgotten, build.IsApplying, build.Status) = (true, false, StatusType.STOPPED));
                break;
            default:
                Export(build, "MIGRATION_TASK", build.Id);
                world.After(10, 90, () => End(build, StatusType.SUCCEEDED));
                break;
        }
    }

    /// <summary>How many tables the plan of a build destroys.</summary>
    private int Destroys(SimulatedBuild build) => world.People.BehaviourOf(build["IMAGE_DIGEST"]) switch
    {
        Behaviour.PlanAsks or Behaviour.PlanAsksAndIsStaleOnce => 1,
        Behaviour.PlanAsksForMore => world.CodeBuild.All.Count(b => b.IsPlan && b["DELIGHTFUL_DEPLOYMENT"] == build["DELIGHTFUL_DEPLOYMENT"]) > 1 ? 2 : 1,
        _ => 0,
    };

    /// <summary>Somebody changes the state between the plan and the apply.</summary>
    private bool IsStale(SimulatedBuild build) => world.People.BehaviourOf(build["IMAGE_DIGEST"]) switch
    {
        Behaviour.StaleAlways => true,
        Behaviour.StaleOnce or Behaviour.PlanAsksAndIsStaleOnce or Behaviour.PlanAsksForMore => world.People.IsFirstTime(build["IMAGE_DIGEST"]),
        _ => false,
    };

    private void Apply(SimulatedBuild build, byte[] file, TerraformState state)
    {
        build.IsApplying = true;
        state.Lock(build);
        world.Watch.ApplyBegan(build, Plan.HashOf(file), world.CodeBuild.All);
        switch (world.People.BehaviourOf(build["IMAGE_DIGEST"]))
        {
            case Behaviour.ApplyKilled:
                // Killed in the middle: the lock stays.
                world.After(5, 30, () => { state.Serial++; End(build, StatusType.FAILED); });
                break;
            case Behaviour.ApplyVanishes:
                // Its container dies here: what CodeBuild does not know of is not waited for.
                state.Unlock();
                End(build, StatusType.FAILED);
                break;
            case Behaviour.ApplyFails:
                world.After(10, 60, () => { state.Serial++; state.Unlock(); Fail(build, "apply: the role may not do this"); });
                break;
            default:
                world.After(10, 90, () => Applied(build, Plan.Read(file), state));
                break;
        }
    }

    private void Applied(SimulatedBuild build, Plan plan, TerraformState state)
    {
        state.Serial++;
        state.Unlock();
        var taskDefinition = world.Ecs.Register(build.Slot, ++state.Revision, plan.Digest, plan.Tag);
        if (world.Scenario.KindOf(build.Slot) != RolloutKind.BlueGreen)
            world.Rolling.Applied(build.Slot, taskDefinition);
        Export(build, "ROLLOUT", Clouds.Export.RolloutOf(world, build.Slot, taskDefinition));
        End(build, StatusType.SUCCEEDED);
    }

    private void Fail(SimulatedBuild build, string failure)
    {
        Export(build, "FAILURE", failure);
        End(build, StatusType.FAILED);
    }

    private void End(SimulatedBuild build, StatusType status)
    {
        if (!build.IsRunning)
            return;
        build.Status = status;
        build.IsApplying = false;
        world.Trace.Note(status.Value, build.Id);
        if (!build.IsForgotten)
            Tell(build, status.Value);
    }

    private static void Export(SimulatedBuild build, string name, string value) =>
        build.Exported.Add(new ExportedEnvironmentVariable { Name = name, Value = value });

    private void Tell(SimulatedBuild build, string? status)
    {
        if (status is not null || build.IsRunning)
            world.Events.BuildChanged(build, status);
    }
}
