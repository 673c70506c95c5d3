using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Delightful.Core;
using Delightful.Core.Analysis;
using Delightful.Core.Deployments;
using Delightful.Core.Feedback.Delivery;
using Delightful.Core.Gate;
using Delightful.Core.Slots;
using Delightful.Pipeline.Chain;

namespace Delightful.Cloud.Tests.Delivery;

/// <summary>
/// Secrets that never were any, put wherever text comes in, and looked for wherever text goes: the registry as it stands in its table,
/// events, the log, comments, statuses, messages, the webhook and the pager.
/// </summary>
public sealed class CanaryTests(CloudFixture cloud)
{
    private const string Canary = "c4n4ry-Zx81-qW7e-5tYu-c4n4ry";
    private const string Pem = $"-----BEGIN RSA PRIVATE KEY-----\n{Canary}\nmoreBytesZx81\n-----END RSA PRIVATE KEY-----";

    /// <summary>What is left of a canary when only a part of it was hidden, as it is and in base64.</summary>
    private static readonly string[] Traces = ["c4n4ry", "Zx81", "moreBytes", .. Encodings("c4n4ry-Zx81"), .. Encodings("-----BEGIN RSA")];

    private static readonly string[] Leaks =
    [
        $"password={Canary}", $"db_password = \"{Canary}\"", $"{{\"api_key\": \"{Canary}\"}}", $"https://user:{Canary}@host.example/x",
        $"Authorization: Bearer {Canary}", $"ghp_{new string('a', 20)}c4n4ryZx81", Pem, Convert.ToBase64String(Encoding.UTF8.GetBytes(Pem)), Uri.EscapeDataString(Pem),
        $"Error: provider crashed: secret_string=\"{Canary}\" at main.tf:3",
    ];

    [Fact]
    public async Task No_canary_gets_into_the_registry_an_event_the_log_or_anything_that_people_are_told()
    {
        await using var desk = await Desk.OpenAsync(cloud, [.. FeedbackLane.Always, FeedbackLane.Webhook, FeedbackLane.Pager]);
        var outside = new Told(desk);
        var runner = new SlotRunner(desk.OpenRegistry(), outside, desk.Clock);
        foreach (var (round, leak) in Leaks.Index())
        {
            await HappensAsync(_ => Push(3 * round));
            await HappensAsync(slot => new SlotEvent.AnalysisCompleted(slot.Active!.Id, false, null, [], leak));
            await HappensAsync(_ => Push((3 * round) + 1));
            await HappensAsync(slot => Analyzed(slot, leak));
            await HappensAsync(slot => Planned(slot, WorkStatus.Failed, Given.Exported("FAILURE", leak)));
            await HappensAsync(_ => Push((3 * round) + 2));
            await HappensAsync(slot => Analyzed(slot, leak));
            await HappensAsync(slot => Planned(slot, WorkStatus.Succeeded, Given.Exported("PLAN_KEY", "plan").Add("PLAN_JSON_KEY", "json").Add("PLAN_SHA256", "hash")));
            (await desk.SlotAsync()).Active!.Stage.ShouldBeOfType<Stage.Approving>("a bucket is destroyed with what it holds");
            await HappensAsync(slot => new SlotEvent.ApprovalDecided(
                $"answer-{round}", slot.Active!.Id, Approves: false, ((Stage.Approving)slot.Active.Stage).Token, new Person("ada", Via.Slack, "U0ADA0001", IsVerified: true), leak, null, []));
            await HappensAsync(_ => new SlotEvent.RollbackRequested($"rollback-{round}", null, leak, "ada", Service));
            await desk.DeliverAllAsync();
        }

        var shown = new Dictionary<string, string>
        {
            ["the registry"] = await desk.EverythingKeptAsync(),
            ["an event"] = string.Join('\n', outside.Events),
            ["the log"] = desk.Log.Buffer.ToString(),
            ["GitHub"] = Json(desk.Outside.Host.Recording),
            ["Slack"] = Json(desk.Outside.Chat.Recording),
            ["the webhook"] = Json(desk.Outside.Webhook.Recording),
            ["the pager"] = Json(desk.Outside.Pager.Recording),
        };
        foreach (var (where, text) in shown)
        {
            text.ShouldContain("(hidden)", Case.Sensitive, $"something was told in {where}");
            foreach (var trace in Traces)
                text.ShouldNotContain(trace, Case.Sensitive, where);
        }

        async Task HappensAsync(Func<Slot, SlotEvent> happened)
        {
            await runner.HandleAsync(Given.Dev, happened(await desk.SlotAsync()), desk.Log, CancellationToken.None);
        }
    }

    private static readonly Core.Services.ServiceDefinition Service = Given.WebApp with { Environments = [new Core.Services.EnvironmentSettings { Name = "dev", Pages = true }] };

    private static SlotEvent.ImagePushed Push(int number) => new(Service, $"v{number}", Given.Digest(number), Given.Noon.AddMinutes(number), Desk.Commit);

    private static SlotEvent.AnalysisCompleted Analyzed(Slot slot, string leak) =>
        new(slot.Active!.Id, true, GeneratedVariables.KeyOf(Given.Dev, slot.Active.Id), [new Recommendation("Look", leak)], null);

    private static SlotEvent.BuildChanged Planned(Slot slot, WorkStatus status, ImmutableSortedDictionary<string, string> exported) =>
        new(((Stage.Planning)slot.Active!.Stage).Command, "plan-build", status, exported);

    /// <summary>A text that is written in base64 may begin at any of three places of a group.</summary>
    private static IEnumerable<string> Encodings(string text) =>
        Enumerable.Range(0, 3).Select(at => Convert.ToBase64String(Encoding.UTF8.GetBytes(new string(' ', at) + text))[(at == 0 ? 0 : 4)..^4]);

    private static string Json<T>(T recording) => JsonSerializer.Serialize(recording, new JsonSerializerOptions(JsonSerializerDefaults.Web) { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    /// <summary>Sends what people are told as the chain does, reviews a plan full of canaries as the chain does, and starts no build.</summary>
    private sealed class Told(Desk desk) : ICommandInterpreter
    {
        private static readonly string Plan = $$$"""
            {"format_version":"1.2","applyable":true,"complete":true,"errored":false,"variables":{"db_password":{"value":"{{{Canary}}}"}},
            "planned_values":{"outputs":{"secret":{"sensitive":true,"value":"{{{Canary}}}"}} },
            "output_changes":{"secret":{"actions":["create"],"before":null,"after":"{{{Canary}}}","after_sensitive":true}},
            "resource_changes":[
            {"address":"aws_s3_bucket.exports[\"{{{Canary}}}\"]","mode":"managed","type":"aws_s3_bucket","name":"exports","change":{"actions":["delete"],
            "before":{"bucket":"{{{Canary}}}","tags":{"{{{Canary}}}":"{{{Canary}}}"}},"after":null,"after_unknown":{},"before_sensitive":{},"after_sensitive":false}},
            {"address":"aws_db_instance.main","mode":"managed","type":"aws_db_instance","name":"main","change":{"actions":["delete","create"],
            "before":{"engine":"old","password":"{{{Canary}}}"},"after":{"engine":"{{{Canary}}}","password":"{{{Canary}}}","tags":{"{{{Canary}}}":"{{{Pem.Replace("\n", "\\n")}}}"}},
            "after_unknown":{},"before_sensitive":{"password":true},"after_sensitive":{"password":true},"replace_paths":[["engine"],["tags","{{{Canary}}}"]]}}]}
            """;

        public ConcurrentQueue<string> Events { get; } = [];

        public async Task<SlotEvent> RunAsync(Slot slot, PendingCommand pending, bool isRepeated, CancellationToken cancellationToken)
        {
            switch (pending.Command)
            {
                case SlotCommand.Announce announce:
                    var body = JsonSerializer.Serialize(announce.Change, CoreJson.Default.DeploymentChanged);
                    Events.Enqueue(body);
                    await desk.Queue.SendAsync(announce.Change.DeploymentId, pending.Id, body, cancellationToken);
                    return new SlotEvent.CommandDone(pending.Id);
                case SlotCommand.RequestApproval ask:
                    Events.Enqueue(JsonSerializer.Serialize(ask.Request, CoreJson.Default.ApprovalRequested));
                    return new SlotEvent.CommandDone(pending.Id);
                case SlotCommand.StartPlan:
                    return new SlotEvent.BuildStarted(pending.Id, "plan-build", null);
                case SlotCommand.ReviewPlan:
                    var plan = PlanReviewer.Read(new MemoryStream(Encoding.UTF8.GetBytes(Plan)), new GateSettings());
                    return new SlotEvent.PlanReviewed(pending.Id, plan.Summary, slot.Active!.Request.Digest, PlanReviewer.Review(plan, new GateSettings()));
                default:
                    return new SlotEvent.CommandDone(pending.Id);
            }
        }
    }
}
