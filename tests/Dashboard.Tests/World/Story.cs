using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Delightful.Core.Deployments;
using Delightful.Core.Replays;
using Delightful.Simulation;

namespace Delightful.Dashboard.Tests.World;

/// <summary>
/// Some days of three services, played by the real chain over simulated clouds, up to the moment at which one deployment
/// of web-app is being applied and another waits behind it. What comes after is told when a test asks for it.
/// </summary>
sealed class Story
{
    public const string Service = "web-app";
    public const string Running = "2.4.0";
    public const string Waiting = "2.4.1";

    readonly List<ReplayStep> steps;

    Story(List<ReplayStep> steps, int cut) => (this.steps, Cut) = (steps, cut);

    /// <summary>How many decisions were made by the moment at which tests begin.</summary>
    public int Cut { get; }

    public IEnumerable<ReplayStep> Before => steps.Take(Cut);

    public IEnumerable<ReplayStep> After => steps.Skip(Cut);

    public DateTimeOffset Now => steps[Cut - 1].Record.At.AddSeconds(7);

    /// <param name="reason">Why a person rolls back.</param>
    public static Story Play(string reason)
    {
        var steps = Rehearsal.Of(Events(reason).ToJsonString()).Steps.OrderBy(step => step.Record.At).ToList();
        var cut = steps.FindIndex(step => step.Decision.Slot is { Active: { Stage: Stage.Applying { BuildId: not null }, Request.Tag: Running }, Waiting: [_, ..] });
        return cut > 0 ? new(steps, cut + 1) : throw new InvalidOperationException("The story never comes to where the tests begin.");
    }

    /// <summary>What was decided of a push whose plan asks for approval, up to the question.</summary>
    /// <param name="service">The service.</param>
    /// <param name="at">When it was pushed.</param>
    public static IReadOnlyList<ReplayStep> Asking(string service, DateTimeOffset at)
    {
        var push = Event("ECR Image Action", at, "plan-asks", new()
        {
            ["action-type"] = "PUSH", ["result"] = "SUCCESS", ["repository-name"] = service, ["image-tag"] = "9.0.0", ["image-digest"] = Digest($"{service}:9.0.0"),
        });
        var steps = Rehearsal.Of(new JsonArray(push).ToJsonString()).Steps.OrderBy(step => step.Record.Version).ToList();
        return steps[..(steps.FindIndex(step => step.Decision.Slot.Active is { Stage: Stage.Approving { IsApproved: false } }) + 1)];
    }

    static JsonArray Events(string reason)
    {
        var (told, at) = (new JsonArray(), new DateTimeOffset(2026, 3, 2, 8, 0, 0, TimeSpan.Zero));
        void Later(double minutes) => at = at.AddMinutes(minutes);
        void Push(string service, string tag, string? behaviour = null) => told.Add(Event("ECR Image Action", at, behaviour, new()
        {
            ["action-type"] = "PUSH", ["result"] = "SUCCESS", ["repository-name"] = service, ["image-tag"] = tag, ["image-digest"] = Digest($"{service}:{tag}"),
        }));
        void Ask(string what, string service, string environment, string reason) => told.Add(Event(what, at, null, new()
        {
            ["service"] = service, ["environment"] = environment, ["reason"] = reason, ["requestedBy"] = "operator@delightful.example",
        }));

        foreach (var tag in (string[])["2.1.0", "2.1.1", "2.2.0", "2.2.1", "2.3.0"])
        {
            Push(Service, tag);
            Later(95);
        }
        Push(Service, "2.3.1", "green-fails");
        Later(60);
        Push(Service, "2.3.2");
        Later(60);
        Push("checkout", "57");
        Later(70);
        Push("checkout", "58");
        Later(80);
        Ask("Rollback Requested", "checkout", "dev", reason);
        Later(50);
        Push("search", "a1b2c3d");
        Later(45);
        Push("search", "e4f5a6b", "alarm-in-bake");
        Later(70);
        Push(Service, Running);
        Later(0.5);
        Push(Service, Waiting);
        return told;
    }

    static JsonObject Event(string what, DateTimeOffset at, string? behaviour, JsonObject detail)
    {
        var told = new JsonObject { ["detail-type"] = what, ["time"] = at.ToString("O", CultureInfo.InvariantCulture), ["detail"] = detail };
        if (behaviour is not null)
            told["behaviour"] = behaviour;
        return told;
    }

    static string Digest(string of) => $"sha256:{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(of)))}";
}
