using System.Text.Json;
using Amazon.Lambda.TestUtilities;
using Amazon.SQS;
using Amazon.SQS.Model;
using Delightful.Cloud;
using Delightful.Core;
using Delightful.Core.Deployments;
using Delightful.Core.Events;
using Delightful.Core.Gate;
using Delightful.Core.Plans;
using Delightful.Core.Services;
using Delightful.Core.Slots;
using Delightful.Pipeline.Chain;

namespace Delightful.Pipeline.Tests;

/// <summary>Answers and promotions on their way to a slot: what is looked up outside, and who is told when it is too late.</summary>
public sealed class GateRequestTests
{
    private static readonly SlotKey Dev = new("web-app", "dev");
    private static readonly SlotKey Prod = new("web-app", "prod");

    private static readonly ServiceDefinition Service = new()
    {
        Service = "web-app",
        Repository = "web-app",
        RepositoryUrl = "123456789012.dkr.ecr.us-east-1.amazonaws.com/web-app",
        SourceRepository = "example/web-app",
        Environments = [new() { Name = "dev", Approvals = new ApprovalSettings { NotTheAuthor = true } }, new() { Name = "prod", Production = true }],
    };

    private readonly TestLambdaLogger _log = new();
    private readonly InMemorySlots _slots = new();
    private readonly Queue _told = new();
    private readonly GateRequests _gate;
    private readonly SlotRunner _runner;
    private IReadOnlyList<string> _authors = ["lin-x"];

    public GateRequestTests()
    {
        _runner = new SlotRunner(_slots, new Nothing(), TimeProvider.System);
        var desk = new RequestDesk(new Catalogue(), new FeedbackQueue(_told, new FeedbackQueueSettings("http://127.0.0.1/queue", "http://127.0.0.1/dead")));
        _gate = new GateRequests(desk, _slots, _runner, () => new Host(this), TimeProvider.System);
    }

    [Fact]
    public async Task An_answer_reaches_the_deployment_that_asks()
    {
        await AskAsync();

        await AnswerAsync("ada-l");

        _slots["web-app/dev"].Active!.Decisions.ShouldHaveSingleItem().By.ShouldBe(new Person("ada", Via.GitHub, "ada-l", IsVerified: true));
        _told.Sent.ShouldBeEmpty();
    }

    [Fact]
    public async Task Whose_change_it_is_is_asked_where_it_matters()
    {
        await AskAsync();

        await AnswerAsync("lin-x");

        _slots["web-app/dev"].Active!.ShouldSatisfyAllConditions(
            a => a.Decisions.ShouldBeEmpty(), a => a.Notes.ShouldHaveSingleItem().ShouldContain("DLT-2014"));
    }

    [Fact]
    public async Task When_the_repository_host_does_not_answer_nobody_can_tell_the_author()
    {
        await AskAsync();
        _authors = null!;

        await AnswerAsync("ada-l");

        _slots["web-app/dev"].Active!.Notes.ShouldHaveSingleItem().ShouldContain("nobody can tell");
    }

    [Fact]
    public async Task Who_answers_too_late_is_told()
    {
        await AskAsync();
        await AnswerAsync("ada-l");

        await AnswerAsync("grace-h", id: "event-2");

        _told.Sent.ShouldHaveSingleItem().ShouldContain("DLT-2010");
        _slots["web-app/dev"].Active!.Decisions.Length.ShouldBe(1);
    }

    [Fact]
    public async Task A_release_is_promoted_from_where_it_was_verified()
    {
        var release = new Release("20260301T080000Z-1a2b3c4d", "1.4.2", $"sha256:{new string('a', 64)}", DateTimeOffset.UnixEpoch, Target, null, DateTimeOffset.UnixEpoch);
        await _slots.SaveAsync(Slot.Empty(Dev), new Decision(Slot.Empty(Dev) with { Current = release, Releases = [release] }, [], true), [], DateTimeOffset.UnixEpoch, CancellationToken.None);

        await PromoteAsync("DEPLOY");

        _slots["web-app/prod"].Active!.Request.ShouldSatisfyAllConditions(
            r => r.Kind.ShouldBe(DeploymentKind.Promotion), r => r.Digest.ShouldBe(release.Digest), r => r.Promoted!.Environment.ShouldBe("dev"));
    }

    [Theory]
    [InlineData("deploy", "DLT-2015")]
    [InlineData("DEPLOY", "DLT-2016")]
    public async Task A_promotion_that_cannot_be_says_why_and_starts_nothing(string typed, string code)
    {
        await PromoteAsync(typed);

        _told.Sent.ShouldHaveSingleItem().ShouldContain(code);
        _slots.Saves.ShouldBe(0);
    }

    private static RolloutTarget Target { get; } = new()
    {
        Driver = "codedeploy", TaskDefinition = "web-app:1", ServiceUrl = "http://127.0.0.1:1", TestUrl = "http://127.0.0.1:2", DriverSettings = "{}",
    };

    /// <summary>Brings a push to where its plan asks.</summary>
    private async Task AskAsync()
    {
        var commit = new string('a', 40);
        await HappensAsync(new SlotEvent.ImagePushed(Service, "v1", "sha256:1", DateTimeOffset.UnixEpoch, commit));
        var active = _slots["web-app/dev"].Active!;
        await HappensAsync(new SlotEvent.AnalysisCompleted(active.Id, true, Core.Analysis.GeneratedVariables.KeyOf(Dev, active.Id), [], null));
        var plan = ((Stage.Planning)_slots["web-app/dev"].Active!.Stage).Command;
        await HappensAsync(new SlotEvent.BuildChanged(plan, "build-1", WorkStatus.Succeeded, new Dictionary<string, string>
        {
            ["PLAN_KEY"] = "plan", ["PLAN_JSON_KEY"] = "json", ["PLAN_SHA256"] = "hash",
        }.ToImmutableSorted()));
        var review = _slots["web-app/dev"].Outbox.Single(c => c.Command is SlotCommand.ReviewPlan).Id;
        await HappensAsync(new SlotEvent.PlanReviewed(review, new PlanSummary(1, 0, 0, 0, false, [], 0), "sha256:1", new PlanReview { Verdict = ReviewVerdict.Ask, AskedHash = "asked" }));
    }

    private Task HappensAsync(SlotEvent happened) => _runner.HandleAsync(Dev, happened, _log, CancellationToken.None);

    private Task AnswerAsync(string login, string id = "event-1")
    {
        var active = _slots["web-app/dev"].Active!;
        var answer = new ApprovalDecided
        {
            Service = "web-app", Environment = "dev", DeploymentId = active.Id, Decision = "approve", Token = (active.Stage as Stage.Approving)?.Token ?? "token",
            Reason = "looked at", By = new By { Name = "ada", Via = "github", Id = login, IsVerified = true },
        };
        return _gate.AnswerAsync(new PersonRequest(ApprovalDecided.DetailType, id, ""), answer, _log, CancellationToken.None);
    }

    private Task PromoteAsync(string typed) => _gate.PromoteAsync(
        new PersonRequest(PromotionRequested.DetailType, "event-1", ""),
        new PromotionRequested
        {
            Service = "web-app", Environment = "prod", Confirmation = typed, Reason = "quiet", By = new By { Name = "ada", Via = "cli", Id = "arn", IsVerified = true },
        },
        _log, CancellationToken.None);

    private sealed class Nothing : ICommandInterpreter
    {
        public Task<SlotEvent> RunAsync(Slot slot, PendingCommand pending, bool isRepeated, CancellationToken cancellationToken) =>
            Task.FromException<SlotEvent>(new TimeoutException("it is not carried out here"));
    }

    private sealed class Catalogue : ICatalogue
    {
        public Task<ServiceDefinition?> ServiceOfRepositoryAsync(string repository, CancellationToken cancellationToken) => Task.FromResult<ServiceDefinition?>(Service);

        public IAsyncEnumerable<ServiceDefinition> ServicesAsync(Action<RegistryCorruptException> unreadable, CancellationToken cancellationToken) =>
            new[] { Service }.ToAsyncEnumerable();
    }

    private sealed class Host(GateRequestTests test) : IChangeAuthors
    {
        public Task<IReadOnlyList<string>> AuthorsOfAsync(string repository, string sha, CancellationToken cancellationToken) =>
            test._authors is null ? throw new TimeoutException("GitHub does not answer") : Task.FromResult(test._authors);
    }

    private sealed class Queue() : AmazonSQSClient(new Amazon.Runtime.BasicAWSCredentials("test", "test"), new AmazonSQSConfig { ServiceURL = "http://127.0.0.1:1" })
    {
        public List<string> Sent { get; } = [];

        public override Task<SendMessageResponse> SendMessageAsync(SendMessageRequest request, CancellationToken cancellationToken = default)
        {
            if (!Sent.Contains(request.MessageBody))
                Sent.Add(request.MessageBody);
            return Task.FromResult(new SendMessageResponse());
        }
    }
}

internal static class Sorting
{
    public static System.Collections.Immutable.ImmutableSortedDictionary<string, string> ToImmutableSorted(this Dictionary<string, string> values) =>
        System.Collections.Immutable.ImmutableSortedDictionary.CreateRange(values);
}
