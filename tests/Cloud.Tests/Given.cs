using System.Globalization;
using Delightful.Core.Deployments;
using Delightful.Core.Services;
using Delightful.Core.Slots;

namespace Delightful.Cloud.Tests;

/// <summary>Documents as the rules really make them.</summary>
internal static class Given
{
    public static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    public static readonly SlotKey Dev = new("web-app", "dev");

    public static readonly ServiceDefinition WebApp = new()
    {
        Service = "web-app",
        Repository = "web-app",
        RepositoryUrl = "123456789012.dkr.ecr.us-east-1.amazonaws.com/web-app",
        SourceRepository = "example/web-app",
        RegisteredAt = Noon.AddDays(-1),
        Environments = [new EnvironmentSettings { Name = "dev" }],
    };

    public static string Digest(int number) => $"sha256:{number.ToString("x64", CultureInfo.InvariantCulture)}";

    /// <summary>What the rules decide when an image is pushed.</summary>
    public static Decision Push(Slot slot, string tag, int number = 1, int secondsLater = 0) => SlotDecider.Decide(
        slot,
        new SlotEvent.ImagePushed(WebApp, tag, Digest(number), Noon.AddSeconds(secondsLater)),
        Noon.AddSeconds(secondsLater + 1));

    /// <summary>Saves a decision whose event and moment do not matter to the test.</summary>
    public static async Task<bool> SaveAsync(this Registry registry, Slot read, Decision decision, CancellationToken cancellationToken) =>
        (await registry.SaveAsync(read, decision, [new SlotEvent.Ticked()], Noon, cancellationToken)).IsMade;

    public static CommandId Command(string step, string deployment = "20260301T120001Z-1a2b3c4d") => new(Dev, deployment, step, 1);

    public static RolloutTarget Target(string driverSettings = "{}") => new()
    {
        Driver = "codedeploy",
        TaskDefinition = "arn:aws:ecs:us-east-1:123456789012:task-definition/web-app-dev:7",
        ServiceUrl = "http://127.0.0.1:8080",
        TestUrl = "http://127.0.0.1:9090",
        DriverSettings = driverSettings,
    };
}
