using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Delightful.Core.Events;
using Delightful.Core.Gate;
using Delightful.Core.Services;
using Delightful.Core.Slots;

namespace Delightful.Simulation.Scenarios;

/// <summary>Makes the scenario of a seed.</summary>
internal static class ScenarioSource
{
    /// <summary>How many images the people of a scenario push at most, for each service.</summary>
    private const int MostPushes = 6;

    private static readonly Behaviour[] Behaviours = Enum.GetValues<Behaviour>();

    public static Scenario Of(int seed)
    {
        var random = new Random(seed);
        var services = Enumerable.Range(1, random.Next(1, 3)).Select(n => Service(random, n)).ToImmutableArray();
        var span = TimeSpan.FromMinutes(random.Next(20, 90));
        var acts = services.SelectMany(s => Acts(random, s, span)).OrderBy(a => a.At).ToImmutableArray();
        var mix = Mix(random, span);
        if (mix.Skew > TimeSpan.Zero)
            acts = [.. acts.Append(new Act.SetClock(Moment(random, span), random.Next(8), -mix.Skew / 2)).OrderBy(a => a.At)];
        return new Scenario
        {
            Seed = seed,
            Services = services,
            Kinds = Kinds(seed, services),
            Acts = acts,
            Faults = mix,
            UsesRegistry = random.Next(100) == 0,
            FaultsLast = span + TimeSpan.FromMinutes(random.Next(5, 30)),
        };
    }

    /// <summary>Drawn apart, so that all else in a seed is what it was. Of six services one is a worker, and one rolls behind a load balancer.</summary>
    private static ImmutableDictionary<string, RolloutKind> Kinds(int seed, ImmutableArray<ServiceDefinition> services)
    {
        var random = new Random(~seed);
        return services.Select(s => (s.Service, Kind: random.Next(6) switch { 0 => RolloutKind.Worker, 1 => RolloutKind.Rolling, _ => RolloutKind.BlueGreen }))
            .Where(s => s.Kind != RolloutKind.BlueGreen).ToImmutableDictionary(s => s.Service, s => s.Kind);
    }

    internal static ServiceDefinition Service(Random random, int number) => new()
    {
        Service = $"service-{number}",
        Repository = $"team/service-{number}",
        RepositoryUrl = $"123456789012.dkr.ecr.us-east-1.amazonaws.com/team/service-{number}",
        SourceRepository = "example/service",
        Environments =
        [
            Settings(random, "dev", production: false),
            .. random.Next(2) == 0 ? [Settings(random, "prod", production: true)] : Array.Empty<EnvironmentSettings>(),
        ],
    };

    private static EnvironmentSettings Settings(Random random, string name, bool production) => new()
    {
        Name = name,
        Production = production,
        HoldRelease = random.Next(3) switch { 0 => HoldRelease.Lifted, 1 => HoldRelease.NewerDigest, _ => null },
        Automatic = !production || random.Next(3) > 0,
        Gate = random.Next(6) == 0 ? new GateSettings { AlwaysAsks = true } : null,
        Approvals = new ApprovalSettings
        {
            ExpiresAfter = TimeSpan.FromMinutes(random.Next(5, 30)),
            Approvers = random.Next(2) == 0 ? [new Approver("ada", Slack: "U0ADA0001")] : [],
        },
    };

    private static IEnumerable<Act> Acts(Random random, ServiceDefinition service, TimeSpan span)
    {
        var tags = new List<(string Tag, string Digest, Behaviour Behaviour)>();
        for (var n = random.Next(2, MostPushes + 1); n > 0; n--)
        {
            var image = tags.Count > 1 && random.Next(6) == 0 ? tags[random.Next(tags.Count)] : Image(random, service, tags.Count + 1);
            tags.Add(image);
            var at = Moment(random, span);
            yield return new Act.Push(at, service.Service, image.Tag, image.Digest, image.Behaviour);
            if (random.Next(8) == 0)
            {
                var next = Image(random, service, tags.Count + 100);
                yield return new Act.Push(at + TimeSpan.FromMilliseconds(random.Next(1, 3000)), service.Service, next.Tag, next.Digest, next.Behaviour);
            }
        }
        foreach (var environment in service.Environments)
        {
            var slot = new SlotKey(service.Service, environment.Name);
            for (var n = random.Next(0, 3); n > 0; n--)
                yield return new Act.AskBack(Moment(random, span), new RollbackRequested
                {
                    Service = slot.Service, Environment = slot.Environment, ToTag = random.Next(2) == 0 ? null : tags[random.Next(tags.Count)].Tag,
                    Reason = "checkout is slow", RequestedBy = "on call",
                });
            for (var n = random.Next(0, 2); n > 0; n--)
                yield return new Act.Lift(Moment(random, span), new HoldLiftRequested
                {
                    Service = slot.Service, Environment = slot.Environment, Reason = "it is mended", RequestedBy = "on call",
                });
            if (environment.Production && random.Next(2) == 0)
                yield return new Act.Promote(Moment(random, span), new PromotionRequested
                {
                    Service = slot.Service, Environment = slot.Environment, Tag = random.Next(2) == 0 ? null : tags[random.Next(tags.Count)].Tag, Confirmation = "DEPLOY",
                    Reason = "it is quiet", By = new By { Name = "on call", Via = "event" },
                });
            if (random.Next(3) == 0)
                yield return new Act.Unlock(Moment(random, span), slot);
            if (random.Next(4) == 0)
                yield return new Act.SwapPlan(Moment(random, span), slot);
        }
        if (random.Next(4) == 0)
            yield return new Act.Alarm(Moment(random, span), "somebody-elses-alarm");
    }

    internal static (string Tag, string Digest, Behaviour Behaviour) Image(Random random, ServiceDefinition service, int number)
    {
        var behaviour = random.Next(2) == 0 ? Behaviour.Healthy : Behaviours[random.Next(Behaviours.Length)];
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{service.Service} {number} {behaviour}")));
        var tag = behaviour == Behaviour.SourceRefused || random.Next(6) == 0 ? hash[..40]
            : random.Next(8) == 0 ? $"pr-{random.Next(1, 4)}-{hash[..40]}"
            : $"v{number}-{behaviour}";
        return (tag, $"sha256:{hash}", behaviour);
    }

    private static FaultMix Mix(Random random, TimeSpan span)
    {
        if (random.Next(10) == 0)
            return new FaultMix();
        int OneOf(params ReadOnlySpan<int> choices) => choices[random.Next(choices.Length)];
        return new FaultMix
        {
            BestEffortLost = OneOf(0, 500, 2000, 10_000),
            Doubled = OneOf(0, 1000, 3000),
            Late = OneOf(0, 200, 1000),
            Strange = OneOf(0, 500),
            Refused = OneOf(0, 50, 200),
            AnswersLost = OneOf(0, 20, 100),
            Crashes = OneOf(0, 20, 100),
            Pauses = OneOf(0, 0, 20),
            Skew = TimeSpan.FromMinutes(OneOf(0, 0, 10)),
            BrownOuts = random.Next(4) > 0 ? [] :
                [new BrownOut(Services[random.Next(Services.Length)], Moment(random, span), TimeSpan.FromMinutes(random.Next(1, 31)))],
        };
    }

    private static readonly string[] Services = ["all", "dynamodb", "codebuild", "codedeploy", "events", "sqs", "s3", "ecr"];

    private static TimeSpan Moment(Random random, TimeSpan span) => TimeSpan.FromTicks(random.NextInt64(span.Ticks));
}
