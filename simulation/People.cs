using Delightful.Core.Events;
using Delightful.Core.Slots;
using Delightful.Simulation.Scenarios;

namespace Delightful.Simulation;

/// <summary>What people do, and how the images that they push behave.</summary>
internal sealed class People(World world)
{
    private readonly Dictionary<string, Behaviour> _behaviours = [];
    private readonly HashSet<string> _met = [];

    public Behaviour BehaviourOf(string digest) => _behaviours.GetValueOrDefault(digest);

    /// <summary>True the first time it is asked about an image.</summary>
    public bool IsFirstTime(string digest) => _met.Add(digest);

    public void Do(Act act)
    {
        switch (act)
        {
            case Act.Push push:
                Push(push);
                break;
            case Act.AskBack ask:
                world.Events.Own(ask.Asked);
                break;
            case Act.Promote promote:
                world.Events.Own(promote.Asked);
                break;
            case Act.Lift lift:
                world.Events.Own(lift.Asked);
                break;
            case Act.Unlock unlock when world.Watch.SlotOf(unlock.Slot).Active is { } active:
                world.Events.Own(new UnlockRequested
                {
                    Service = unlock.Slot.Service, Environment = unlock.Slot.Environment, DeploymentId = active.Id, Reason = "it does not move", RequestedBy = "on call",
                });
                break;
            case Act.Alarm alarm:
                world.CloudWatch.Raise(alarm.Name);
                break;
            case Act.SwapPlan swap:
                Swap(swap.Slot);
                break;
            case Act.SetClock set:
                world.Instances[set.Instance % world.Instances.Count].Clock.Skew += set.By;
                break;
        }
    }

    private void Push(Act.Push push)
    {
        _behaviours.TryAdd(push.Digest, push.Behaviour);
        var service = world.Scenario.Services.First(s => s.Service == push.Service);
        world.Ecr.Push(service.Repository, push.Tag, push.Digest);
        if (push.Behaviour == Behaviour.SourceRefused)
            world.S3.Put($"source/{service.Repository}/{push.Tag}.zip", BadSource.Zip);
        foreach (var environment in service.Environments)
            world.Watch.Pushed(new SlotKey(service.Service, environment.Name), push.Digest);
        world.Events.Pushed(service.Repository, push.Tag, push.Digest);
        if (push.Behaviour == Behaviour.TagMoves)
            world.After(10, 120, () => Push(push with { Digest = $"{push.Digest[..^4]}0000", Behaviour = Behaviour.Healthy }));
    }

    private void Swap(SlotKey slot)
    {
        if (world.PlanFiles.TryGetValue(slot, out var key) && world.S3.Get(key) is { } file)
            world.S3.Put(key, (Clouds.Plan.Read(file) with { Build = "swapped" }).ToFile());
    }
}
