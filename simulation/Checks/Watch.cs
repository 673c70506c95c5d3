using Amazon.Runtime;
using Delightful.Cloud;
using Delightful.Core.Deployments;
using Delightful.Core.Events;
using Delightful.Core.Slots;
using Delightful.Pipeline.Chain;
using Delightful.Simulation.Clouds;
using Delightful.Simulation.Functions;
using Delightful.Simulation.Scenarios;

namespace Delightful.Simulation.Checks;

/// <summary>
/// Looks at every step of a world and says which promise it broke. It keeps books of its own, so that a slot that was
/// written wrongly does not vouch for itself.
/// </summary>
internal sealed class Watch(World world)
{
    private readonly Dictionary<SlotKey, Slot> _slots = [];
    private readonly Releases _releases = new(world);
    private readonly Refusals _refusals = new(world);
    private readonly HashSet<string> _migrated = [];

    /// <summary>What people were asked and answered.</summary>
    public Approvals Approvals { get; } = new(world);

    public List<string> Violations { get; } = [];

    public Ledger Ledger { get; } = new();

    /// <summary>The stalls that people were told of.</summary>
    public List<Stall> Stalls { get; } = [];

    public Slot SlotOf(SlotKey key) => _slots.GetValueOrDefault(key) ?? Slot.Empty(key);

    public IEnumerable<Slot> Slots => _slots.Values;

    public void Violated(string what)
    {
        Violations.Add(what);
        world.Trace.Line($"BROKEN: {what}");
    }

    /// <summary>After every write, whoever made it.</summary>
    public void Written(SlotKey key, Slot before, Slot after, IReadOnlyList<Deployment> changed)
    {
        world.Trace.Note("write", after.Key, after.Version);
        if (world.Trace.KeepsLines)
            world.Trace.Line($"  {after.Key} v{after.Version} {Picture.Of(after)}");
        _slots[key] = after;
        if (after.Version != before.Version + 1)
            Violated($"{key} went from version {before.Version} to {after.Version}");
        if (after.Fence < before.Fence || (after.Active is { } now && now.Id != before.Active?.Id && after.Fence <= before.Fence))
            Violated($"{key} went from fence {before.Fence} to {after.Fence} and {after.Active?.Id} runs");
        foreach (var broken in SlotInvariants.Broken(after))
            Violated($"{key}: {broken}");
        foreach (var broken in Ledger.Write(key, changed))
            Violated(broken);
        foreach (var build in world.CodeBuild.All)
            if (build is { IsApplying: true, IsForgotten: false } && build.Slot == key && Changing(after) != build.Command)
                Violated($"{key} moved on to {after.Active?.Stage.Name ?? "rest"} while {build.Id} applies");
        _releases.Written(before, after);
        _refusals.Written(key, before, after, changed);
        Approvals.Written(key, changed);
    }

    public void Pushed(SlotKey key, string digest) => Ledger.Pushed(key, digest);

    public void Lifting(HoldLiftRequested asked, bool isRunning) => _refusals.Lifting(new SlotKey(asked.Service!, asked.Environment!), isRunning);

    /// <summary>Production answered a test well.</summary>
    public void Answered(string taskDefinition) => _releases.Answered(taskDefinition);

    /// <summary>People were told something, on a lane.</summary>
    public void Told(DeploymentChanged told, string group, string id)
    {
        if (told.Outcome is not null && Ledger.Told(group, id) > 1)
            Violated($"the end of {told.DeploymentId} was told twice");
        if (told.Stalled && SlotOf(new SlotKey(told.Service, told.Environment)).Active is { } active)
        {
            var heard = active.Stage is Stage.Baking baking && baking.Until > active.HeardAt ? baking.Until : active.HeardAt;
            Stalls.Add(new Stall(told.DeploymentId, world.Time.Clock - heard - active.Request.Settings.StallAfter));
        }
    }

    public void BuildStarted(SimulatedBuild build, IReadOnlyList<SimulatedBuild> all)
    {
        if (all.Any(b => b != build && b.Command == build.Command && b is { ByLateCaller: false, IsForgotten: false } && !build.ByLateCaller))
            Violated($"{build.Command} made two builds");
    }

    /// <summary>A build has passed its last check and changes things from now on.</summary>
    public void ApplyBegan(SimulatedBuild build, string planHash, IReadOnlyList<SimulatedBuild> all)
    {
        var applying = Applying(SlotOf(build.Slot));
        if (applying is null || applying.Command != build.Command || (applying.BuildId ?? build.Id) != build.Id)
            Violated($"{build.Id} of {build.Command} applies, but {build.Slot} is in {SlotOf(build.Slot).Active?.Stage.Name ?? "rest"}");
        else if (applying.Artifact.Sha256 != planHash || SlotOf(build.Slot).Active!.Plan is null)
            Violated($"{build.Id} applies another plan than the one that was reviewed");
        Approvals.Applies(build, planHash);
        if (SlotOf(build.Slot).Active?.Request.Kind == DeploymentKind.Preview)
            Violated($"{build.Id} applies a preview");
        if (all.Any(b => b != build && b.Slot == build.Slot && b.IsApplying))
            Violated($"two builds of {build.Slot} apply at the same time");
    }

    /// <summary>A build has passed its last check and changes the database from now on.</summary>
    public void MigrationBegan(SimulatedBuild build, IReadOnlyList<SimulatedBuild> all)
    {
        if (SlotOf(build.Slot).Active?.Stage is not Stage.Migrating migrating || migrating.Command != build.Command || (migrating.BuildId ?? build.Id) != build.Id)
            Violated($"{build.Id} of {build.Command} migrates, but {build.Slot} is in {SlotOf(build.Slot).Active?.Stage.Name ?? "rest"}");
        if (!_migrated.Add(build.Command))
            Violated($"{build.Command} migrates twice");
        if (all.Any(b => b != build && b.Slot == build.Slot && b.IsApplying))
            Violated($"two builds of {build.Slot} change things at the same time");
    }

    public void RolloutStarted(SimulatedRollout rollout, IReadOnlyList<SimulatedRollout> all)
    {
        if (world.Caller?.IsLate == true)
            return;
        if (all.Any(r => r != rollout && r.Description == rollout.Description && r is { ByLateCaller: false, IsForgotten: false }))
            Violated($"{rollout.Description} made two rollouts");
        if (all.Any(r => r != rollout && r.Slot == rollout.Slot && r.IsRunning && r.Restores is null))
            Violated($"two rollouts of {rollout.Slot} run at the same time");
    }

    /// <summary>ECS says that as many tasks run as are wanted: what nobody can ask says no more.</summary>
    public void Counted(SlotKey key, string taskDefinition)
    {
        if (world.Scenario.KindOf(key) == RolloutKind.Worker)
            _releases.Answered(taskDefinition);
    }

    /// <summary>A service is told to run something else.</summary>
    public void Rolls(SimulatedService service, string taskDefinition)
    {
        if (world.Caller?.IsLate != true && SlotOf(service.Slot).Active?.Stage is not (Stage.Shifting or Stage.RollingBack))
            Violated($"{service.Slot} is told to run {taskDefinition} in {SlotOf(service.Slot).Active?.Stage.Name ?? "rest"}");
    }

    /// <summary>Production traffic goes to green.</summary>
    public void TrafficMoved(SimulatedRollout rollout)
    {
        var stage = SlotOf(rollout.Slot).Active?.Stage;
        var (command, id) = stage switch
        {
            Stage.Shifting s => (s.Command, s.RolloutId),
            Stage.Baking b => (b.Command, b.RolloutId),
            Stage.RollingBack r => (r.Command, r.RolloutId),
            _ => (null, null),
        };
        if (command != rollout.Description || (id ?? rollout.Id) != rollout.Id)
            Violated($"{rollout.Id} of {rollout.Description} moves the traffic of {rollout.Slot}, which is in {stage?.Name ?? "rest"}");
    }

    /// <summary>What a function threw, or swallowed and logged. What is wrong with the world is expected; anything else is not.</summary>
    public void Saw(Exception e)
    {
        if (!IsExpected(e))
            Violated($"{e.GetType().Name}: {e.Message}{Environment.NewLine}{e.StackTrace}");
    }

    private static Stage.Applying? Applying(Slot slot) => slot.Active?.Stage as Stage.Applying;

    /// <summary>The command whose build may be changing things.</summary>
    private static string? Changing(Slot slot) => slot.Active?.Stage switch
    {
        Stage.Applying applying => applying.Command,
        Stage.Migrating migrating => migrating.Command,
        _ => null,
    };

    private static bool IsExpected(Exception e) => e switch
    {
        AmazonServiceException or RequestRefusedException or RetryLaterException or EventRefusedException => true,
        InvalidOperationException => e.Message.Contains("other writers were faster", StringComparison.Ordinal),
        AggregateException all => all.InnerExceptions.All(IsExpected),
        _ => false,
    };
}
