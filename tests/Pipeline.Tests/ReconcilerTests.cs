using System.Net;
using Amazon.CodeBuild;
using Amazon.CodeBuild.Model;
using Amazon.ECR;
using Amazon.ECR.Model;
using Amazon.Lambda.TestUtilities;
using Amazon.Runtime;
using Delightful.Cloud;
using Delightful.Core.Analysis;
using Delightful.Core.Services;
using Delightful.Core.Slots;
using Delightful.Pipeline.Chain;

namespace Delightful.Pipeline.Tests;

public sealed class ReconcilerTests
{
    private static readonly SlotKey Key = new("web-app", "dev");
    private static readonly ServiceDefinition Service = new()
    {
        Service = "web-app", Repository = "web-app", RepositoryUrl = "registry/web-app", Environments = [new EnvironmentSettings { Name = "dev" }],
    };

    private readonly InMemorySlots _slots = new();
    private readonly Interpreter _interpreter = new();
    private readonly TestLambdaLogger _log = new();
    private readonly Clock _clock = new();

    /// <summary>Found by simulation: whoever could not be asked was never said to have stalled.</summary>
    [Fact]
    public async Task A_stall_is_told_when_the_cloud_does_not_answer_either()
    {
        var runner = new SlotRunner(_slots, _interpreter, _clock);
        await runner.HandleAsync(Key, new SlotEvent.ImagePushed(Service, "v1", "sha256:1", _clock.Now), _log, CancellationToken.None);
        var id = _slots["web-app/dev"].Active!.Id;
        await runner.HandleAsync(
            Key, new SlotEvent.AnalysisCompleted(id, Succeeded: true, GeneratedVariables.KeyOf(Key, id), [], null), _log, CancellationToken.None);
        _clock.Now += TimeSpan.FromMinutes(10);

        await new Reconciler(_slots, new Catalogue(), runner, new CloudTruth(new Builds(new SilentBuilds(), new BuildSettings("plan", "apply", "migrate", "test")), []), new Images(new NoImages()), _clock)
            .ReconcileAsync(_log, CancellationToken.None);

        _interpreter.Told.ShouldContain("nothing was heard for 10 m 0 s in plan");
        _log.Buffer.ToString().ShouldContain("it is tried again with the next tick");
    }

    private sealed class Interpreter : ICommandInterpreter
    {
        public List<string> Told { get; } = [];

        public Task<SlotEvent> RunAsync(Slot slot, PendingCommand pending, bool isRepeated, CancellationToken cancellationToken)
        {
            if (pending.Command is SlotCommand.Announce { Change: var change })
                Told.Add(change.Sentence);
            return Task.FromResult<SlotEvent>(pending.Command is SlotCommand.StartPlan
                ? new SlotEvent.BuildStarted(pending.Id, "plan:1", null)
                : new SlotEvent.CommandDone(pending.Id));
        }
    }

    private sealed class Catalogue : ICatalogue
    {
        public Task<ServiceDefinition?> ServiceOfRepositoryAsync(string repository, CancellationToken cancellationToken) =>
            Task.FromResult<ServiceDefinition?>(Service);

        public IAsyncEnumerable<ServiceDefinition> ServicesAsync(Action<RegistryCorruptException> unreadable, CancellationToken cancellationToken) =>
            new[] { Service }.ToAsyncEnumerable();
    }

    private sealed class Clock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = new(2026, 1, 2, 9, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => Now;
    }

    private sealed class SilentBuilds() : AmazonCodeBuildClient(new AnonymousAWSCredentials(), new AmazonCodeBuildConfig { ServiceURL = "http://127.0.0.1" })
    {
        public override Task<BatchGetBuildsResponse> BatchGetBuildsAsync(BatchGetBuildsRequest request, CancellationToken cancellationToken = default) =>
            throw new AmazonCodeBuildException("rate exceeded", innerException: null!, ErrorType.Unknown, "ThrottlingException", "", HttpStatusCode.BadRequest);
    }

    private sealed class NoImages() : AmazonECRClient(new AnonymousAWSCredentials(), new AmazonECRConfig { ServiceURL = "http://127.0.0.1" })
    {
        public override Task<DescribeImagesResponse> DescribeImagesAsync(DescribeImagesRequest request, CancellationToken cancellationToken = default) =>
            Task.FromResult(new DescribeImagesResponse { ImageDetails = [] });
    }
}
