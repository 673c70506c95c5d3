using System.Net;
using Amazon.DynamoDBv2;
using Amazon.Lambda.TestUtilities;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;
using Delightful.Cloud;
using Delightful.Core.Events;
using Delightful.Core.Services;
using Delightful.Core.Slots;
using Delightful.Pipeline.Chain;

namespace Delightful.Pipeline.Tests;

/// <summary>What a person asks for while the registry does not answer.</summary>
public sealed class ParkedRequestTests
{
    private static readonly PersonRequest Lift = new(
        HoldLiftRequested.DetailType, "event-1", """{"service":"web-app","environment":"dev","reason":"mended","requestedBy":"on call"}""");

    private static DateTimeOffset Later => Tick(1);

    private readonly TestLambdaLogger _log = new();
    private readonly Bucket _bucket = new();
    private readonly Catalogue _catalogue = new();
    private readonly PersonRequests _requests;
    private readonly OutageWatch _watch;

    public ParkedRequestTests()
    {
        var artifacts = new Artifacts(_bucket, new ArtifactSettings("artifacts"));
        var note = new OutageNote(artifacts, TimeProvider.System);
        var parked = new ParkedRequests(artifacts, note);
        var truth = new CloudTruth(null!, []);
        var runner = new SlotRunner(new InMemorySlots(), null!, TimeProvider.System);
        var (desk, slots) = (new RequestDesk(_catalogue, null!), new InMemorySlots());
        _requests = new PersonRequests(desk, slots, truth, runner, parked, new GateRequests(desk, slots, runner, () => throw new InvalidOperationException("no change is looked at"), TimeProvider.System));
        _watch = new OutageWatch(note, truth, parked, _requests, null!, hasChannel: false, TimeProvider.System);
    }

    /// <summary>Found by simulation: the registry answered again before the watchdog looked, and the request waited for ever.</summary>
    [Fact]
    public async Task A_request_is_handled_after_an_outage_that_only_the_request_noticed()
    {
        _catalogue.Answers = false;
        await _requests.HandleOrParkAsync(Lift, _log, CancellationToken.None);
        _bucket.Objects.ShouldContainKey("parked/event-1.json");

        _catalogue.Answers = true;
        await _watch.EndAsync(Later, _log, CancellationToken.None);

        _catalogue.Asked.ShouldBe(2);
        _bucket.Objects.ShouldBeEmpty();
    }

    /// <summary>Found by simulation: the answer to the end of the outage was lost as well, and nobody looked again.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_request_that_was_put_aside_while_the_outage_was_being_ended_is_found_within_a_quarter_of_an_hour(bool isAnswerLost)
    {
        _catalogue.Answers = false;
        await _requests.HandleOrParkAsync(Lift, _log, CancellationToken.None);
        _catalogue.Answers = true;
        _bucket.AtDeleteOf("outage/registry.json", () =>
        {
            _bucket.Objects["parked/event-2.json"] = _bucket.Last("parked/event-1.json");
            if (isAnswerLost)
                throw new AmazonS3Exception("the connection broke");
        });

        var ended = _watch.EndAsync(Later, _log, CancellationToken.None);
        await (isAnswerLost ? ended.ShouldThrowAsync<AmazonS3Exception>() : ended);
        await _watch.EndAsync(Tick(14), _log, CancellationToken.None);
        _bucket.Objects.Keys.ShouldBe(["parked/event-2.json"]);
        await _watch.EndAsync(Tick(15), _log, CancellationToken.None);

        _bucket.Objects.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_tick_that_began_before_an_outage_does_not_end_it()
    {
        var began = TimeProvider.System.GetUtcNow();
        _catalogue.Answers = false;
        await _requests.HandleOrParkAsync(Lift, _log, CancellationToken.None);

        await _watch.EndAsync(began, _log, CancellationToken.None);

        _bucket.Objects.Keys.ShouldBe(["outage/registry.json", "parked/event-1.json"], ignoreOrder: true);
    }

    /// <summary>A tick that takes long meets the next one.</summary>
    [Fact]
    public async Task Of_two_ticks_that_notice_an_outage_together_one_tells_people()
    {
        var chat = new SlowChat();
        var watch = Telling(chat, TimeProvider.System);

        var first = watch.FollowAsync(_log, CancellationToken.None);
        await watch.FollowAsync(_log, CancellationToken.None);
        chat.Answer.SetResult();
        await first;
        await watch.FollowAsync(_log, CancellationToken.None);
        await watch.EndAsync(Later, _log, CancellationToken.None);

        chat.Posts.ShouldBe(1);
        _bucket.Objects.ShouldBeEmpty();
    }

    /// <summary>Whether its post arrived nobody knows: told twice is better than never.</summary>
    [Fact]
    public async Task When_a_tick_dies_while_it_tells_people_a_later_one_tells_them()
    {
        var (chat, clock) = (new SlowChat(), new LaterClock());
        var watch = Telling(chat, clock);

        _ = watch.FollowAsync(_log, CancellationToken.None);
        chat.Answer = new TaskCompletionSource();
        chat.Answer.SetResult();
        clock.By = TimeSpan.FromMinutes(1);
        await watch.FollowAsync(_log, CancellationToken.None);
        chat.Posts.ShouldBe(1);

        clock.By = TimeSpan.FromMinutes(4);
        await watch.FollowAsync(_log, CancellationToken.None);
        await watch.FollowAsync(_log, CancellationToken.None);
        chat.Posts.ShouldBe(2);

        await watch.EndAsync(clock.GetUtcNow(), _log, CancellationToken.None);
        _bucket.Objects.ShouldBeEmpty();
    }

    [Fact]
    public async Task Without_an_outage_the_watchdog_reads_one_object_and_no_more()
    {
        await _watch.EndAsync(Later, _log, CancellationToken.None);
        _bucket.Calls.ShouldBe(1);
    }

    /// <summary>A minute of the next hour.</summary>
    private static DateTimeOffset Tick(int minute)
    {
        var now = TimeProvider.System.GetUtcNow();
        return new DateTimeOffset(now.Date, TimeSpan.Zero).AddHours(now.Hour + 1).AddMinutes(minute);
    }

    private OutageWatch Telling(SlowChat chat, TimeProvider clock)
    {
        var artifacts = new Artifacts(_bucket, new ArtifactSettings("artifacts"));
        var note = new OutageNote(artifacts, clock);
        return new OutageWatch(note, new CloudTruth(null!, []), new ParkedRequests(artifacts, note), _requests, chat, hasChannel: true, clock);
    }

    private sealed class LaterClock : TimeProvider
    {
        public TimeSpan By { get; set; }

        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + By;
    }

    /// <summary>A chat that answers a post when it is told to.</summary>
    private sealed class SlowChat : IChat
    {
        public TaskCompletionSource Answer { get; set; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public int Posts { get; private set; }

        public async Task<ChatMessage> PostAsync(ChatContent content, CancellationToken cancellationToken)
        {
            Posts++;
            await Answer.Task;
            return new ChatMessage("C1", "1.0");
        }

        public Task UpdateAsync(ChatMessage message, ChatContent content, CancellationToken cancellationToken) => Task.CompletedTask;

        public Task<ChatMessage> ReplyAsync(ChatMessage thread, ChatContent content, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<ChatMessage?> FindAsync(string channel, string mark, DateTimeOffset since, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<ChatMessage?> FindReplyAsync(ChatMessage thread, string mark, CancellationToken cancellationToken) => throw new NotSupportedException();
    }

    /// <summary>A catalogue of one service, which may not answer.</summary>
    private sealed class Catalogue : ICatalogue
    {
        public bool Answers { get; set; } = true;

        public int Asked { get; private set; }

        public Task<ServiceDefinition?> ServiceOfRepositoryAsync(string repository, CancellationToken cancellationToken) => throw new NotSupportedException();

        public IAsyncEnumerable<ServiceDefinition> ServicesAsync(Action<RegistryCorruptException> unreadable, CancellationToken cancellationToken)
        {
            Asked++;
            return Answers
                ? new[] { new ServiceDefinition { Service = "web-app", Repository = "web-app", RepositoryUrl = "registry/web-app", Environments = [new() { Name = "dev" }] } }.ToAsyncEnumerable()
                : throw new AmazonDynamoDBException("too much", ErrorType.Unknown, "ThrottlingException", "", HttpStatusCode.BadRequest);
        }
    }

    /// <summary>A bucket in memory.</summary>
    private sealed class Bucket() : AmazonS3Client(new AnonymousAWSCredentials(), new AmazonS3Config { ServiceURL = "http://127.0.0.1" })
    {
        private readonly Dictionary<string, byte[]> _last = [];
        private (string Key, Action Act)? _atDelete;

        public Dictionary<string, byte[]> Objects { get; } = [];

        public int Calls { get; private set; }

        public byte[] Last(string key) => _last[key];

        public void AtDeleteOf(string key, Action act) => _atDelete = (key, act);

        public override Task<GetObjectResponse> GetObjectAsync(string bucketName, string key, CancellationToken cancellationToken = default)
        {
            Calls++;
            return Objects.TryGetValue(key, out var bytes)
                ? Task.FromResult(new GetObjectResponse { ResponseStream = new MemoryStream(bytes) })
                : Task.FromException<GetObjectResponse>(new AmazonS3Exception("there is none", ErrorType.Sender, "NoSuchKey", "", HttpStatusCode.NotFound));
        }

        public override async Task<PutObjectResponse> PutObjectAsync(PutObjectRequest request, CancellationToken cancellationToken = default)
        {
            Calls++;
            if (request.IfNoneMatch == "*" && Objects.ContainsKey(request.Key))
                throw new AmazonS3Exception("there is one", ErrorType.Sender, "PreconditionFailed", "", HttpStatusCode.PreconditionFailed);
            using var content = new MemoryStream();
            await request.InputStream.CopyToAsync(content, cancellationToken);
            Objects[request.Key] = _last[request.Key] = content.ToArray();
            return new PutObjectResponse();
        }

        public override Task<DeleteObjectResponse> DeleteObjectAsync(DeleteObjectRequest request, CancellationToken cancellationToken = default)
        {
            Calls++;
            Objects.Remove(request.Key);
            if (_atDelete is { } then && then.Key == request.Key)
            {
                _atDelete = null;
                then.Act();
            }
            return Task.FromResult(new DeleteObjectResponse());
        }

        public override Task<ListObjectsV2Response> ListObjectsV2Async(ListObjectsV2Request request, CancellationToken cancellationToken = default)
        {
            Calls++;
            return Task.FromResult(new ListObjectsV2Response
            {
                S3Objects = [.. Objects.Keys.Where(k => k.StartsWith(request.Prefix, StringComparison.Ordinal)).Select(k => new S3Object { Key = k })],
            });
        }
    }
}
