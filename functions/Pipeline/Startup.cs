using Amazon.BedrockRuntime;
using Amazon.CloudWatch;
using Amazon.CodeBuild;
using Amazon.CodeDeploy;
using Amazon.DynamoDBv2;
using Amazon.ECR;
using Amazon.ECS;
using Amazon.EventBridge;
using Amazon.Lambda.Annotations;
using Amazon.S3;
using Amazon.SimpleNotificationService;
using Amazon.SQS;
using Delightful.Cloud;
using Delightful.Core.Analysis.LanguageModel;
using Delightful.Core.Feedback.Delivery;
using Delightful.Pipeline.Analysis;
using Delightful.Pipeline.Answers;
using Delightful.Pipeline.Chain;
using Delightful.Pipeline.Feedback;
using Delightful.Pipeline.Measures;
using Microsoft.Extensions.DependencyInjection;

namespace Delightful.Pipeline;

/// <summary>
/// Puts the functions together. Everything is made by a factory and only when it is needed, so a function that needs
/// little starts quickly.
/// </summary>
[LambdaStartup]
public sealed class Startup
{
    /// <summary>Registers what the functions are made of.</summary>
    public void ConfigureServices(IServiceCollection services)
    {
        services.AddSingleton(_ => Settings.FromEnvironment());
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(p => MetricLog.OfProcess(p.GetRequiredService<TimeProvider>()));
        AddCloud(services);
        AddFeedback(services);
        AddAnswers(services);
        AddLanguageModel(services);
        services.AddSingleton<ISlotStore>(p => p.GetRequiredService<Registry>());
        services.AddSingleton<ICatalogue>(p => p.GetRequiredService<Registry>());
        services.AddSingleton<ICommandInterpreter>(p => new CommandInterpreter(
            Later<Bus>(p), Later<FeedbackQueue>(p), Later<Builds>(p), Later<StateLocks>(p), Later<Artifacts>(p), Later<Images>(p), Later<Alarms>(p),
            Later<SmokeTester>(p), Later<TaskTester>(p), Later<IEnumerable<IRolloutDriver>>(p), Of(p).PolicyUrl is null ? null : Later<PolicyAgent>(p)));
        services.AddSingleton(p => new SlotRunner(
            p.GetRequiredService<ISlotStore>(), p.GetRequiredService<ICommandInterpreter>(), p.GetRequiredService<TimeProvider>(), p.GetRequiredService<MetricLog>()));
        services.AddSingleton(p => new RequestDesk(p.GetRequiredService<ICatalogue>(), p.GetRequiredService<FeedbackQueue>()));
        services.AddSingleton(p => new CloudTruth(p.GetRequiredService<Builds>(), p.GetServices<IRolloutDriver>()));
        services.AddSingleton(p => new OutageNote(p.GetRequiredService<Artifacts>(), p.GetRequiredService<TimeProvider>()));
        services.AddSingleton(p => new ParkedRequests(p.GetRequiredService<Artifacts>(), p.GetRequiredService<OutageNote>()));
        services.AddSingleton(p => new PersonRequests(
            p.GetRequiredService<RequestDesk>(), p.GetRequiredService<ISlotStore>(), p.GetRequiredService<CloudTruth>(), p.GetRequiredService<SlotRunner>(),
            p.GetRequiredService<ParkedRequests>(), p.GetRequiredService<GateRequests>()));
        services.AddSingleton(p => new GateRequests(
            p.GetRequiredService<RequestDesk>(), p.GetRequiredService<ISlotStore>(), p.GetRequiredService<SlotRunner>(), Later<IChangeAuthors>(p),
            p.GetRequiredService<TimeProvider>()));
        services.AddSingleton(p => new SenderCheck(p.GetRequiredService<IIdentities>()));
        services.AddSingleton(p => new OutageWatch(
            p.GetRequiredService<OutageNote>(), p.GetRequiredService<CloudTruth>(), p.GetRequiredService<ParkedRequests>(), p.GetRequiredService<PersonRequests>(),
            p.GetRequiredService<IChat>(), Of(p).SlackChannel.Length > 0, p.GetRequiredService<TimeProvider>()));
        services.AddSingleton(p => new Reconciler(
            p.GetRequiredService<ISlotStore>(), p.GetRequiredService<ICatalogue>(), p.GetRequiredService<SlotRunner>(), p.GetRequiredService<CloudTruth>(),
            p.GetRequiredService<Images>(), p.GetRequiredService<TimeProvider>()));
    }

    private static void AddCloud(IServiceCollection services)
    {
        // Short of the function's own time, so that what to do without the registry can still be done.
        services.AddSingleton<IAmazonDynamoDB>(_ => new AmazonDynamoDBClient(AwsPatience.Of<AmazonDynamoDBConfig>(c => c.MaxErrorRetry = 4)));
        services.AddSingleton<IAmazonS3>(_ => new AmazonS3Client(AwsPatience.Of<AmazonS3Config>(c => c.ForcePathStyle = true)));
        services.AddSingleton(p => new Registry(p.GetRequiredService<IAmazonDynamoDB>(), new RegistrySettings(Of(p).RegistryTable) { Retention = Of(p).Retention }));
        services.AddSingleton(p => new Artifacts(p.GetRequiredService<IAmazonS3>(), new ArtifactSettings(Of(p).ArtifactBucket) { ConsoleUrl = Of(p).ConsoleUrl }, p.GetRequiredService<TimeProvider>()));
        services.AddSingleton(p => new Bus(new AmazonEventBridgeClient(AwsPatience.Of<AmazonEventBridgeConfig>()), new BusSettings(Of(p).EventBus)));
        services.AddSingleton(p => new FeedbackQueue(new AmazonSQSClient(AwsPatience.Of<AmazonSQSConfig>()), new FeedbackQueueSettings(Of(p).FeedbackQueueUrl, Of(p).FeedbackDeadLettersUrl) { Lanes = Of(p).Lanes }));
        services.AddSingleton(p => new Builds(new AmazonCodeBuildClient(AwsPatience.Of<AmazonCodeBuildConfig>()), new BuildSettings(Of(p).PlanProject, Of(p).ApplyProject, Of(p).MigrateProject, Of(p).TestProject)));
        services.AddSingleton(p => new StateLocks(
            p.GetRequiredService<IAmazonDynamoDB>(), p.GetRequiredService<IAmazonS3>(), new StateLockSettings(Of(p).StateBucket, Of(p).LockTable)));
        services.AddSingleton<IIdentities>(p => new Identities(p.GetRequiredService<HttpClient>(), Of(p).Identities));
        services.AddSingleton(_ => new Images(new AmazonECRClient(AwsPatience.Of<AmazonECRConfig>())));
        services.AddSingleton(_ => new Alarms(new AmazonCloudWatchClient(AwsPatience.Of<AmazonCloudWatchConfig>())));
        services.AddSingleton<IAmazonECS>(_ => new AmazonECSClient(AwsPatience.Of<AmazonECSConfig>()));
        services.AddSingleton(p => new CodeDeployDriver(
            new AmazonCodeDeployClient(AwsPatience.Of<AmazonCodeDeployConfig>()), p.GetRequiredService<IAmazonECS>(), new CodeDeploySettings(Of(p).ValidateGreenFunction) { ConsoleUrl = Of(p).ConsoleUrl }));
        services.AddSingleton<IRolloutDriver>(p => p.GetRequiredService<CodeDeployDriver>());
        services.AddSingleton(p => new EcsRollingDriver(p.GetRequiredService<IAmazonECS>(), new EcsRollingSettings { ConsoleUrl = Of(p).ConsoleUrl }));
        services.AddSingleton<IRolloutDriver>(p => p.GetRequiredService<EcsRollingDriver>());
        services.AddSingleton(p => new PolicyAgent(
            new HttpClient(PolicyAgent.CreateHandler()), new PolicyAgentSettings(Of(p).PolicyUrl!), p.GetRequiredService<TimeProvider>()));
        services.AddSingleton(p => new TaskTester(p.GetRequiredService<TimeProvider>()));
        services.AddSingleton(p => new SmokeTester(new HttpClient(SmokeTester.CreateHandler()), p.GetRequiredService<TimeProvider>()));
    }

    private static void AddLanguageModel(IServiceCollection services)
    {
        // The client is no service of its own: most functions start without it and what it is made of.
        services.AddSingleton(p => new LanguageModelCall(
            () => new BedrockChatClient(
                new AmazonBedrockRuntimeClient(AwsPatience.Of<AmazonBedrockRuntimeConfig>(c => (c.MaxErrorRetry, c.Timeout) = (ModelBounds.Calls - 1, Of(p).LanguageModel!.Bounds?.Time ?? c.Timeout))),
                Of(p).LanguageModel!.Model),
            p.GetRequiredService<TimeProvider>()));
        services.AddSingleton(p => new LanguageModelStep(p.GetRequiredService<LanguageModelCall>(), p.GetRequiredService<Artifacts>(), Of(p).LanguageModel));
    }

    private static void AddFeedback(IServiceCollection services)
    {
        services.AddSingleton(_ => new HttpClient());
        services.AddSingleton(p => new Secrets(p.GetRequiredService<HttpClient>(), Of(p).Secrets, p.GetRequiredService<TimeProvider>()));
        services.AddSingleton<IRepositoryHost>(p => new GitHub(
            p.GetRequiredService<HttpClient>(), new GitHubSettings(Of(p).GitHubApiUrl) { App = Of(p).GitHubApp }, p.GetRequiredService<Secrets>(), p.GetRequiredService<TimeProvider>()));
        services.AddSingleton<IChat>(p => new Slack(
            p.GetRequiredService<HttpClient>(), new SlackSettings(Of(p).SlackApiUrl, Of(p).SlackChannel), p.GetRequiredService<Secrets>(), p.GetRequiredService<TimeProvider>()));
        services.AddSingleton(p => new Tellings(p.GetRequiredService<Registry>(), p.GetRequiredService<TimeProvider>(), Of(p).SlackButtons));
        services.AddSingleton<IFeedbackLane>(p => new PullRequestFeedback(
            p.GetRequiredService<Registry>(), p.GetRequiredService<IRepositoryHost>(),
            new CommentFeedback(p.GetRequiredService<Registry>(), p.GetRequiredService<IRepositoryHost>(), p.GetRequiredService<Artifacts>(), p.GetRequiredService<Tellings>()),
            new BatchFeedback(p.GetRequiredService<Registry>(), p.GetRequiredService<IRepositoryHost>())));
        services.AddSingleton<IFeedbackLane>(p => new ChatFeedback(p.GetRequiredService<Registry>(), p.GetRequiredService<IChat>(), Of(p).SlackChannel));
        services.AddSingleton(p => new FeedbackDelivery(p.GetRequiredService<Tellings>(), [.. p.GetServices<IFeedbackLane>(), .. AlertLanes(p)]));
        services.AddSingleton(p => new FeedbackBatch(
            p.GetRequiredService<FeedbackDelivery>(), p.GetRequiredService<FeedbackQueue>(), p.GetRequiredService<TimeProvider>(), p.GetRequiredService<MetricLog>()));
    }

    private static void AddAnswers(IServiceCollection services)
    {
        services.AddSingleton(p => (ICommentHost)p.GetRequiredService<IRepositoryHost>());
        services.AddSingleton(p => (IChangeAuthors)p.GetRequiredService<IRepositoryHost>());
        services.AddSingleton<ISlackAnswers>(p => new SlackAnswers(
            p.GetRequiredService<HttpClient>(), new SlackAnswerSettings(Of(p).SlackApiUrl, Of(p).SlackResponseUrl), p.GetRequiredService<Secrets>(), p.GetRequiredService<TimeProvider>()));
        services.AddSingleton(p => new AnswerMemory(p.GetRequiredService<Registry>(), p.GetRequiredService<TimeProvider>()));
        services.AddSingleton(p => new AnswerDesk(
            p.GetRequiredService<ICatalogue>(), p.GetRequiredService<ISlotStore>(), p.GetRequiredService<Bus>(), p.GetRequiredService<TimeProvider>()));
        services.AddSingleton(p => new SlackWebhook(
            p.GetRequiredService<Secrets>(), p.GetRequiredService<AnswerMemory>(),
            new SlackAnswering(p.GetRequiredService<AnswerDesk>(), p.GetRequiredService<ISlackAnswers>(), p.GetRequiredService<TimeProvider>()),
            new SlackWebhookSettings(Of(p).SlackTeam), p.GetRequiredService<TimeProvider>()));
        services.AddSingleton(p => new GitHubWebhook(
            p.GetRequiredService<Secrets>(), p.GetRequiredService<AnswerMemory>(),
            new CommentAnswering(p.GetRequiredService<AnswerDesk>(), p.GetRequiredService<ISlotStore>(), p.GetRequiredService<IRepositoryHost>(), p.GetRequiredService<ICommentHost>()),
            new GitHubWebhookSettings(), p.GetRequiredService<TimeProvider>()));
        services.AddSingleton(p => new Webhooks(Later<SlackWebhook>(p), Later<GitHubWebhook>(p)));
    }

    /// <summary>The lanes that an installation has by its settings alone.</summary>
    private static IEnumerable<IFeedbackLane> AlertLanes(IServiceProvider provider)
    {
        var (settings, registry) = (Of(provider), provider.GetRequiredService<Registry>());
        var (secrets, clock) = (provider.GetRequiredService<Secrets>(), provider.GetRequiredService<TimeProvider>());
        if (settings.AlertTopic.Length > 0)
            yield return new NoticeFeedback(FeedbackLane.Topic, registry, new Topic(new AmazonSimpleNotificationServiceClient(AwsPatience.Of<AmazonSimpleNotificationServiceConfig>()), new TopicSettings(settings.AlertTopic)));
        if (settings.PagerDutyApiUrl is { } pagerDuty)
            yield return new PagerFeedback(registry, new PagerDuty(provider.GetRequiredService<HttpClient>(), new PagerDutySettings(pagerDuty), secrets, clock));
        if (settings.WebhookUrl is { } webhook)
            yield return new NoticeFeedback(FeedbackLane.Webhook, registry, new Webhook(new HttpClient(Webhook.CreateHandler()), new WebhookSettings(webhook), secrets, clock));
    }

    /// <summary>A function carries out few of the commands there are, and each client takes time to make.</summary>
    private static Func<T> Later<T>(IServiceProvider provider) where T : notnull => provider.GetRequiredService<T>;

    private static Settings Of(IServiceProvider provider) => provider.GetRequiredService<Settings>();
}
