using Delightful.Core.Analysis;
using Delightful.Core.Deployments;
using Delightful.Core.Replays;
using Delightful.Core.Services;
using Delightful.Core.Slots;

namespace Delightful.Cli.Tests;

/// <summary>What the command line shows of events with secrets in their words, kept as the chain keeps them. None of these was ever a secret.</summary>
public class CanaryTests
{
    const string Canary = "c4n4ryc4n4ryc4n4ryc4n4ryc4n4ryc4n4ry";

    static readonly string[] Leaks =
    [
        $"password={Canary}", $"\"api_key\": \"{Canary}\"", $"https://user:{Canary}@host.example/x", $"ghp_{Canary}", $"Authorization: Bearer {Canary}",
        $"-----BEGIN RSA PRIVATE KEY-----\n{Canary}\n-----END RSA PRIVATE KEY-----", Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes($"-----BEGIN PRIVATE KEY-----\n{Canary}")),
    ];

    static readonly ServiceDefinition Service = new()
    {
        Service = "web-app",
        Repository = "web-app",
        RepositoryUrl = "123456789012.dkr.ecr.us-east-1.amazonaws.com/web-app",
        Environments = [new EnvironmentSettings { Name = "dev" }],
    };

    readonly List<SlotRecord> records = [];
    readonly Dictionary<string, Deployment> known = [];
    Slot slot = Slot.Empty(Story.Dev);

    [Theory]
    [InlineData("status")]
    [InlineData("status", "--json")]
    [InlineData("history", "--limit", "50")]
    [InlineData("history", "--limit", "50", "--json")]
    [InlineData("show")]
    [InlineData("show", "--json")]
    [InlineData("replay")]
    [InlineData("replay", "--json")]
    public async Task No_canary_is_shown(params string[] command)
    {
        foreach (var (number, leak) in Leaks.Index())
        {
            Happen(new SlotEvent.ImagePushed(Service, $"1.{number}.0", Story.Digest($"1.{number}.0"), Story.Now.AddSeconds(number)));
            Happen(new SlotEvent.AnalysisCompleted(slot.Active!.Id, false, null, [], leak));
        }
        Happen(new SlotEvent.ImagePushed(Service, "2.0.0", Story.Digest("2.0.0"), Story.Now.AddMinutes(1)));
        Happen(new SlotEvent.AnalysisCompleted(slot.Active!.Id, true, GeneratedVariables.KeyOf(Story.Dev, slot.Active.Id), [.. Leaks.Select(leak => new Recommendation("Look", leak))], null));
        foreach (var (number, leak) in Leaks.Index())
            Happen(new SlotEvent.RollbackRequested($"request-{number}", null, leak, "ada", Service));
        var cloud = new FakeCloud(slot).Then([.. known.Values]);
        cloud.Known.AddRange(known.Values);
        cloud.Records.AddRange(records);

        string[][] runs = command is ["show" or "replay", ..] ? [.. known.Keys.Select(id => (string[])[command[0], id, .. command[1..]])] : [command];
        foreach (var run in runs)
        {
            var ran = await Shell.RunAsync(run, cloud, width: 400);
            ran.Output.ShouldNotBeEmpty(string.Join(' ', run));
            (ran.Output + ran.Error).ShouldNotContain("c4n4ry", Case.Insensitive, string.Join(' ', run));
            (ran.Output + ran.Error).ShouldNotContain("YzRuNHJ5", Case.Sensitive, string.Join(' ', run));
        }
    }

    /// <summary>One event, as the functions handle it.</summary>
    void Happen(SlotEvent happened)
    {
        var (kept, now) = (KeptEvent.Of(happened), Story.Now.AddSeconds(slot.Version));
        var decision = SlotDecider.Decide(slot, kept, now);
        var written = decision.Slot with { Version = slot.Version + 1 };
        records.Add(SlotRecord.Of(slot, decision, [kept], now, SlotDocument.Of(written).Token));
        foreach (var changed in decision.Changed)
            known[changed.Id] = changed;
        slot = written;
    }
}
