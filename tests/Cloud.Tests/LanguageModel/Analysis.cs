using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;
using Amazon.EventBridge;
using Amazon.Lambda.CloudWatchEvents;
using Amazon.Lambda.TestUtilities;
using Amazon.S3;
using Delightful.Cloud.Tests.Listening;
using Delightful.Core.Analysis.LanguageModel;
using Delightful.Core.Events;
using Delightful.Pipeline.Analysis;
using Delightful.Pipeline.Functions;

namespace Delightful.Cloud.Tests.LanguageModel;

/// <summary>The function AnalyzeSource over a real bucket, with a model that plays a recorded answer.</summary>
internal sealed class Analysis(CloudFixture cloud, string bucket, Listener bus) : IAsyncDisposable
{
    public const string Key = "generated/web-app/dev/20260301T120001Z-1a2b3c4d/terraform.tfvars.json";

    public static ModelBounds Bounds { get; } = new() { DollarsPerMillionInputTokens = 3, DollarsPerMillionOutputTokens = 15 };

    public Artifacts Artifacts { get; } = new(
        new AmazonS3Client(CloudFixture.Credentials, Pathed(cloud.Pointing(new AmazonS3Config()))), new ArtifactSettings(bucket));

    public TestLambdaLogger Log { get; } = new();

    public static async Task<Analysis> OpenAsync(CloudFixture cloud, params (string Path, string Text)[] source)
    {
        var bucket = cloud.NewName("analysis");
        var analysis = new Analysis(cloud, bucket, await Listener.StartAsync((_, _) => Answer.Json("""{"FailedEntryCount":0,"Entries":[{"EventId":"1"}]}""")));
        using var s3 = new AmazonS3Client(CloudFixture.Credentials, Pathed(cloud.Pointing(new AmazonS3Config())));
        await s3.PutBucketAsync(bucket);
        await analysis.Artifacts.PutAsync("source/web-app/c.zip", Zip(source), "application/zip", TestContext.Current.CancellationToken);
        return analysis;
    }

    /// <summary>Runs the function for one event, and returns the detail of the event that it sends, but for its duration and what that costs.</summary>
    /// <param name="model">The model; null when none is configured.</param>
    /// <param name="wanted">Whether the environment wants it asked.</param>
    /// <param name="bounds">Its bounds.</param>
    /// <param name="remaining">The time that the function has.</param>
    public async Task<string> RunAsync(RecordedModel? model, bool wanted = true, ModelBounds? bounds = null, TimeSpan? remaining = null)
    {
        var settings = model is null ? null : new LanguageModelSettings(RecordedModel.Arn, bounds ?? Bounds);
        using var events = new AmazonEventBridgeClient(CloudFixture.Credentials, bus.Pointing(new AmazonEventBridgeConfig()));
        var function = new AnalyzeSourceFunction(
            Artifacts, new Bus(events, new BusSettings("delightful")),
            new LanguageModelStep(new LanguageModelCall(() => new BedrockChatClient(model!.Client(), RecordedModel.Arn), TimeProvider.System), Artifacts, settings), TimeProvider.System);
        var asked = new AnalysisRequested
        {
            DeploymentId = "20260301T120001Z-1a2b3c4d", CorrelationId = "c", Service = "web-app", Environment = "dev", Tag = "t", Digest = Given.Digest(1),
            SourceBundle = "source/web-app/c.zip", VariablesKey = Key, LanguageModel = wanted,
        };
        await function.AnalyzeSource(
            new CloudWatchEvent<AnalysisRequested> { Detail = asked }, new TestLambdaContext { RemainingTime = remaining ?? TimeSpan.FromSeconds(60), Logger = Log });
        var detail = JsonNode.Parse(bus.Heard[^1].Json!["Entries"]![0]!["Detail"]!.GetValue<string>())!.AsObject();
        detail.Remove("durationMilliseconds").ShouldBeTrue();
        detail.Remove("dollars").ShouldBeTrue();
        return detail.ToJsonString();
    }

    /// <summary>What Terraform gets.</summary>
    public async Task<string?> VariablesAsync() => await Artifacts.ReadTextAsync(Key, 1_000_000, TestContext.Current.CancellationToken);

    public ValueTask DisposeAsync() => bus.DisposeAsync();

    private static AmazonS3Config Pathed(AmazonS3Config config)
    {
        config.ForcePathStyle = true;
        return config;
    }

    private static byte[] Zip((string Path, string Text)[] source)
    {
        var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (path, text) in source)
            {
                using var file = zip.CreateEntry(path).Open();
                file.Write(Encoding.UTF8.GetBytes(text));
            }
        return bytes.ToArray();
    }
}
