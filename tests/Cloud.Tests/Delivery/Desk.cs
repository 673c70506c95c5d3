using System.Text.Json;
using System.Text.Json.Nodes;
using Amazon.Lambda.SQSEvents;
using Amazon.Lambda.TestUtilities;
using Amazon.S3;
using Amazon.SQS.Model;
using Delightful.Cloud.Tests.Registries;
using Delightful.Core;
using Delightful.Core.Deployments;
using Delightful.Core.Events;
using Delightful.Core.Feedback.Delivery;
using Delightful.Local;
using Delightful.Pipeline.Feedback;
using Delightful.Pipeline.Functions;
using Delightful.Pipeline.Measures;
using Microsoft.Extensions.DependencyInjection;

namespace Delightful.Cloud.Tests.Delivery;

/// <summary>The feedback function between a real queue, a real registry and recorders; it is called as Lambda calls it.</summary>
internal sealed class Desk : IAsyncDisposable
{
    public const string Commit = "0123456789abcdef0123456789abcdef01234567";

    private static readonly CancellationToken Ever = CancellationToken.None;
    private readonly RegistryTable _table;
    private readonly string _url;
    private readonly string _deadUrl;
    private int _sent;
    private DateTimeOffset _now = Given.Noon;

    private Desk(CloudFixture cloud, Outside outside, RegistryTable table, string url, string deadUrl, IReadOnlyList<string> lanes)
    {
        (Outside, _table, _url, _deadUrl) = (outside, table, url, deadUrl);
        Sqs = new PatientQueue(cloud);
        Queue = new FeedbackQueue(Sqs, new FeedbackQueueSettings(url, deadUrl) { Lanes = lanes });
    }

    public Outside Outside { get; }

    public PatientQueue Sqs { get; }

    public FeedbackQueue Queue { get; }

    public DeadFeedback Dead() => new(Sqs, new FeedbackQueueSettings(_url, _deadUrl));

    public TestLambdaLogger Log { get; } = new();

    public ShiftedClock Clock { get; } = new();

    /// <summary>The clock of timeouts, when it is another one.</summary>
    public TimeProvider? Hurry { get; set; }

    /// <param name="cloud">Where the queue and the registry are.</param>
    /// <param name="lanes">The lanes of the installation; those that each has when left out.</param>
    public static async Task<Desk> OpenAsync(CloudFixture cloud, params string[] lanes)
    {
        var desk = new Desk(cloud, await Outside.StartAsync(), await RegistryTable.CreateAsync(cloud), await QueueAsync(cloud), await QueueAsync(cloud),
            lanes is [] ? FeedbackLane.Always : lanes);
        desk.Outside.Host.Register(new Local.GitHub.PullRequest(7, Commit, "Add a page", "somebody", Given.WebApp.SourceRepository!));
        return desk;
    }

    /// <summary>A deployment of the commit whose plan changes something, as the rules bring it there, written to the registry.</summary>
    public async Task<Deployment> BeginAsync(string tag = Commit, string environment = "dev")
    {
        var (registry, digest) = (_table.Open(), Given.Digest(tag.Length));
        var service = Given.WebApp with { Environments = [new Core.Services.EnvironmentSettings { Name = environment }] };
        foreach (var next in (Func<Core.Slots.Slot, Core.Slots.SlotEvent>[])[_ => new Core.Slots.SlotEvent.ImagePushed(service, tag, digest, Given.Noon), .. Given.UntilPlanned(digest)])
        {
            var slot = await SlotAsync(environment);
            var decision = Core.Slots.SlotDecider.Decide(slot, next(slot), Given.Noon.AddSeconds(1 + slot.Version));
            (await registry.SaveAsync(slot, decision, Ever)).ShouldBeTrue();
        }
        return (await SlotAsync(environment)).Active.ShouldNotBeNull();
    }

    /// <summary>Puts in the queue what the rules tell of an event, and writes what they decide to the registry.</summary>
    public async Task HappensAsync(Core.Slots.SlotEvent happened, string environment = "dev")
    {
        var registry = _table.Open();
        var slot = await registry.LoadAsync(new Core.Slots.SlotKey(Given.Dev.Service, environment), Ever);
        var decision = Core.Slots.SlotDecider.Decide(slot, happened, _now += TimeSpan.FromSeconds(20));
        (await registry.SaveAsync(slot, decision, Ever)).ShouldBeTrue();
        foreach (var due in decision.Due(slot).Where(c => c.Command is Core.Slots.SlotCommand.Announce))
            await Queue.SendAsync(
                ((Core.Slots.SlotCommand.Announce)due.Command).Change.DeploymentId, due.Id,
                JsonSerializer.Serialize(((Core.Slots.SlotCommand.Announce)due.Command).Change, CoreJson.Default.DeploymentChanged), Ever);
    }

    /// <summary>A registry on the table of this desk.</summary>
    public Cloud.Registry OpenRegistry() => _table.Open();

    /// <summary>Every text that stands in the table.</summary>
    public Task<string> EverythingKeptAsync() => _table.EverythingAsync();

    /// <summary>The slot as it stands.</summary>
    public Task<Core.Slots.Slot> SlotAsync(string environment = "dev") => _table.Open().LoadAsync(new Core.Slots.SlotKey(Given.Dev.Service, environment), Ever);

    /// <summary>Puts a sentence about a deployment in the queue.</summary>
    public Task AnnounceAsync(Deployment deployment, string sentence, bool progress = false) =>
        Queue.SendAsync(deployment.Id, $"{deployment.Slot}/{deployment.Id}/announce/{++_sent}", Body(deployment, sentence, progress), Ever);

    /// <summary>What the queue holds when a deployment is announced.</summary>
    public static string Body(Deployment deployment, string sentence, bool progress)
    {
        var key = Core.Slots.SlotKey.TryParse(deployment.Slot)!.Value;
        var change = new DeploymentChanged
        {
            DeploymentId = deployment.Id, CorrelationId = "c", Service = key.Service, Environment = key.Environment, Tag = deployment.Request.Tag,
            Digest = deployment.Request.Digest, Kind = DeploymentKind.Push, Stage = "plan", Sentence = sentence, Progress = progress,
        };
        return JsonSerializer.Serialize(change, CoreJson.Default.DeploymentChanged);
    }

    /// <summary>Puts any text in the queue of the chat.</summary>
    public Task SendAsync(string group, string body) => Sqs.SendMessageAsync(
        new SendMessageRequest { QueueUrl = _url, MessageGroupId = group, MessageDeduplicationId = $"{group}/{++_sent}", MessageBody = body }, Ever);

    /// <summary>Gives the function one batch, and returns how many messages of it stay in the queue.</summary>
    public async Task<int> DeliverAsync(TimeSpan? remaining = null, Func<Message, bool>? forgets = null)
    {
        var received = (await Sqs.ReceiveMessageAsync(
            new ReceiveMessageRequest { QueueUrl = _url, MaxNumberOfMessages = 10, VisibilityTimeout = 120, MessageSystemAttributeNames = ["All"] }, Ever)).Messages ?? [];
        foreach (var message in received)
            Sqs.Bodies[message.ReceiptHandle] = message.Body;
        var answer = await Function().SendFeedback(
            new SQSEvent { Records = [.. received.Select(Record)] },
            new TestLambdaContext { RemainingTime = remaining ?? TimeSpan.FromSeconds(60), Logger = Log });
        var kept = answer.BatchItemFailures.Select(f => f.ItemIdentifier).ToHashSet();
        foreach (var message in received.Where(m => !kept.Contains(m.MessageId)))
        {
            if (forgets?.Invoke(message) == true)
                await Sqs.ChangeMessageVisibilityAsync(new ChangeMessageVisibilityRequest { QueueUrl = _url, ReceiptHandle = message.ReceiptHandle, VisibilityTimeout = 0 }, Ever);
            else
                await Sqs.DeleteMessageAsync(new DeleteMessageRequest { QueueUrl = _url, ReceiptHandle = message.ReceiptHandle }, Ever);
        }
        return kept.Count;
    }

    /// <summary>Delivers batch after batch until nothing is left.</summary>
    public async Task DeliverAllAsync()
    {
        for (var batches = 0; await CountAsync(_url) > 0; batches++)
        {
            batches.ShouldBeLessThan(20);
            await DeliverAsync();
        }
    }

    public Task<int> LeftAsync() => CountAsync(_url);

    public Task<int> DeadAsync() => CountAsync(_deadUrl);

    /// <summary>The messages of the chat that are no replies.</summary>
    public List<Local.Slack.SlackMessage> Messages() => [.. Outside.Chat.Recording.Messages.Where(m => m.ThreadTs is null)];

    /// <summary>The texts of all replies, in order.</summary>
    public List<string> Replies() => [.. Outside.Chat.Recording.Messages.Where(m => m.ThreadTs is not null).Select(m => m.Text)];

    public async ValueTask DisposeAsync()
    {
        Sqs.Dispose();
        await Outside.DisposeAsync();
    }

    /// <summary>What the function measured, as it stands in its log.</summary>
    public MemoryStream Metrics { get; } = new();

    /// <summary>A new one each time, as if each batch met a new instance.</summary>
    private SendFeedbackFunction Function()
    {
        var chat = new Slack(new HttpClient(), new SlackSettings(new Uri(Outside.Address, "_slack/api/"), "deployments"), OpenSecrets(), Time);
        IFeedbackLane[] lanes =
        [
            HostLane(), new ChatFeedback(_table.Open(), chat, "deployments"),
            new PagerFeedback(_table.Open(), new PagerDuty(new HttpClient(), new PagerDutySettings(new Uri(Outside.Address, "_pagerduty/")), OpenSecrets(), Time)),
            new NoticeFeedback(
                FeedbackLane.Webhook, _table.Open(),
                new Webhook(new HttpClient(Webhook.CreateHandler()), new WebhookSettings(new Uri(Outside.Address, "_webhook")), OpenSecrets(), TimeProvider.System)),
        ];
        return new SendFeedbackFunction(new FeedbackBatch(new FeedbackDelivery(Tellings(), lanes), Queue, Time, new MetricLog(Metrics, Time)), Time);
    }

    /// <summary>The lane of the pull requests, as the function has it.</summary>
    public PullRequestFeedback HostLane()
    {
        var host = new GitHub(new HttpClient(), new GitHubSettings(new Uri(Outside.Address, "_github/")), OpenSecrets(), Time);
        var artifacts = new Artifacts(new AmazonS3Client(CloudFixture.Credentials, new AmazonS3Config { ServiceURL = Outside.Address.ToString() }), new ArtifactSettings("none"));
        return new PullRequestFeedback(_table.Open(), host, new CommentFeedback(_table.Open(), host, artifacts, Tellings()), new BatchFeedback(_table.Open(), host));
    }

    private Tellings Tellings() => new(_table.Open(), Time, isAnswerable: true);

    private TimeProvider Time => Hurry ?? Clock;

    private Secrets OpenSecrets() => new(new HttpClient(), new SecretSettings(Outside.Address, "session"), Time);

    private static SQSEvent.SQSMessage Record(Message message) => new()
    {
        MessageId = message.MessageId, ReceiptHandle = message.ReceiptHandle, Body = message.Body, Attributes = message.Attributes,
    };

    private async Task<int> CountAsync(string url)
    {
        var answer = await Sqs.GetQueueAttributesAsync(
            new GetQueueAttributesRequest { QueueUrl = url, AttributeNames = ["ApproximateNumberOfMessages", "ApproximateNumberOfMessagesNotVisible"] }, Ever);
        return answer.Attributes.Values.Sum(count => int.Parse(count, System.Globalization.CultureInfo.InvariantCulture));
    }

    private static async Task<string> QueueAsync(CloudFixture cloud) => (string)(await cloud.Cloud.Services.GetRequiredService<MotoClient>().JsonAsync(
        "sqs", "AmazonSQS.CreateQueue",
        new JsonObject { ["QueueName"] = $"{cloud.NewName("delivery")}.fifo", ["Attributes"] = new JsonObject { ["FifoQueue"] = "true" } }, Ever))["QueueUrl"]!;
}
