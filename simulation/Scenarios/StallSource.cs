namespace Delightful.Simulation.Scenarios;

/// <summary>Scenarios about stalls: in some of a seed none may be told, in the others one must.</summary>
internal static class StallSource
{
    /// <summary>A scenario in which nothing fails: work may be slow and its events may be lost, but whoever is asked answers.</summary>
    public static Scenario Healthy(int seed)
    {
        var scenario = ScenarioSource.Of(seed);
        return scenario with
        {
            AllIsApproved = true,
            Acts = [.. scenario.Acts.OfType<Act.Push>().Take(2).Select(p => p with { Behaviour = p.Behaviour == Behaviour.Healthy ? Behaviour.Healthy : Behaviour.Slow })],
            Faults = new FaultMix { BestEffortLost = scenario.Faults.BestEffortLost, Doubled = scenario.Faults.Doubled },
        };
    }

    /// <summary>A push whose work nobody hears of any more: its events are lost, and builds and rollouts do not answer for an hour.</summary>
    public static Scenario Silent(int seed)
    {
        var random = new Random(seed);
        var service = ScenarioSource.Service(random, 1);
        service = service with { Environments = [service.Environments[0] with { Gate = null }] };
        var image = ScenarioSource.Image(random, service, 1);
        var from = TimeSpan.FromSeconds(random.Next(30, 90));
        return new Scenario
        {
            Seed = seed,
            Services = [service],
            Acts = [new Act.Push(TimeSpan.Zero, service.Service, "v1", image.Digest, Behaviour.Slow)],
            Faults = new FaultMix
            {
                BestEffortLost = 10_000,
                BrownOuts = [.. new[] { "codebuild", "codedeploy" }.Select(s => new BrownOut(s, from + TimeSpan.FromMinutes(3), TimeSpan.FromHours(1), Percent: 100))],
            },
            FaultsLast = TimeSpan.FromHours(2),
        };
    }
}
