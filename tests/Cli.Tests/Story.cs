using Delightful.Core.Deployments;
using Delightful.Core.Services;
using Delightful.Core.Slots;
using Delightful.Core.Verification;

namespace Delightful.Cli.Tests;

/// <summary>Slots and deployments as the registry has them, for tests to tell from.</summary>
static class Story
{
    public static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 15, 0, TimeSpan.Zero);
    public static readonly SlotKey Dev = new("web-app", "dev");

    public static RolloutTarget Target { get; } = new()
    {
        Driver = "codedeploy",
        TaskDefinition = "web-app-dev:1",
        ServiceUrl = "http://127.0.0.1:8001",
        TestUrl = "http://127.0.0.1:8002",
        DriverSettings = "{}",
    };

    public static Release Release(string tag) => new($"release-{tag}", tag, Digest(tag), Now.AddHours(-1), Target, null, Now.AddHours(-2));

    public static string Digest(string tag) => $"sha256:{Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(tag)))}";

    public static Deployment Deployment(string id, string tag, Stage stage, DeploymentKind kind = DeploymentKind.Push) => new()
    {
        Id = id,
        Slot = Dev.ToString(),
        Request = new DeploymentRequest
        {
            Kind = kind,
            Tag = tag,
            Digest = Digest(tag),
            Repository = "web-app",
            RepositoryUrl = "123456789012.dkr.ecr.us-east-1.amazonaws.com/web-app",
            RequestedAt = Now.AddMinutes(-2),
            RequestedBy = kind == DeploymentKind.Push ? "image push" : "operator",
            CorrelationId = "9be04c71d25a83f6e1470bc9385d2fa6",
            Settings = new EnvironmentSettings { Name = "dev" },
        },
        Stage = stage,
        AcceptedAt = Now.AddMinutes(-2),
        HeardAt = Now,
        ProgressedAt = Now,
        Timeline = [new TimelineEntry("analyze", Now.AddMinutes(-2), Now.AddSeconds(-118)), new TimelineEntry(stage.Name, Now.AddSeconds(-42))],
    };

    public static Stage.Ended Ended(Outcome outcome, string sentence) => new(outcome, sentence, Now);

    public static Stage.Baking Baking { get; } = new("command", Target, "d-1", Now.AddSeconds(90), BlueAlive: true);

    public static Stage.Shifting Shifting { get; } = new("command", Target, "d-1", RolloutTests.None);

    public static SmokeReport Passed { get; } = new(true, "all checks passed", [], 1);
}
