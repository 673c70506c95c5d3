using System.Globalization;
using Delightful.Cloud;
using Delightful.Core.Feedback.Delivery;
using Delightful.Pipeline.Analysis;

namespace Delightful.Pipeline;

/// <summary>What the environment of a function says, read once. A missing variable is named when the function starts.</summary>
public sealed record Settings
{
    private const int LongestRetentionDays = 36_500;

    /// <summary>The registry's table.</summary>
    public required string RegistryTable { get; init; }

    /// <summary>How long what is over is remembered.</summary>
    public TimeSpan Retention { get; init; } = TimeSpan.FromDays(RegistrySettings.DefaultRetentionDays);

    /// <summary>The bus of our own events.</summary>
    public required string EventBus { get; init; }

    /// <summary>The FIFO queue that feeds people's messages.</summary>
    public required string FeedbackQueueUrl { get; init; }

    /// <summary>The FIFO queue of messages that can never be told.</summary>
    public required string FeedbackDeadLettersUrl { get; init; }

    /// <summary>The bucket of bundles, variables and plans.</summary>
    public required string ArtifactBucket { get; init; }

    /// <summary>The bucket of Terraform's states.</summary>
    public required string StateBucket { get; init; }

    /// <summary>The table of Terraform's locks.</summary>
    public required string LockTable { get; init; }

    /// <summary>The build project that plans.</summary>
    public required string PlanProject { get; init; }

    /// <summary>The build project that applies.</summary>
    public required string ApplyProject { get; init; }

    /// <summary>The build project that migrates databases.</summary>
    public required string MigrateProject { get; init; }

    /// <summary>The build project that runs the tests of repositories.</summary>
    public required string TestProject { get; init; }

    /// <summary>The function that CodeDeploy's hooks call.</summary>
    public required string ValidateGreenFunction { get; init; }

    /// <summary>The repository host's API.</summary>
    public required Uri GitHubApiUrl { get; init; }

    /// <summary>The App as which the repository host is called; null for a plain token.</summary>
    public GitHubAppSettings? GitHubApp { get; init; }

    /// <summary>The chat's API.</summary>
    public required Uri SlackApiUrl { get; init; }

    /// <summary>The channel for messages; empty when there is none.</summary>
    public string SlackChannel { get; init; } = "";

    /// <summary>The workspace whose members may answer; empty when nobody may.</summary>
    public string SlackTeam { get; init; } = "";

    /// <summary>What the addresses begin with that Slack gives for an answer to one person.</summary>
    public Uri SlackResponseUrl { get; init; } = new("https://hooks.slack.com/");

    /// <summary>The topic that notices go to; empty when there is none.</summary>
    public string AlertTopic { get; init; } = "";

    /// <summary>PagerDuty's Events API; null when nobody is paged.</summary>
    public Uri? PagerDutyApiUrl { get; init; }

    /// <summary>Where signed notices are sent; null when there is no such place.</summary>
    public Uri? WebhookUrl { get; init; }

    /// <summary>The lanes on which people are told.</summary>
    public IReadOnlyList<string> Lanes =>
    [
        .. FeedbackLane.Always,
        .. AlertTopic.Length > 0 ? [FeedbackLane.Topic] : Array.Empty<string>(),
        .. PagerDutyApiUrl is null ? Array.Empty<string>() : [FeedbackLane.Pager],
        .. WebhookUrl is null ? Array.Empty<string>() : [FeedbackLane.Webhook],
    ];

    /// <summary>True when messages have buttons: somebody has to take their answers.</summary>
    public bool SlackButtons => SlackTeam.Length > 0;

    /// <summary>The page of the pipeline; empty when there is none.</summary>
    public string DashboardUrl { get; init; } = "";

    /// <summary>The cloud's console, for links; null for no links.</summary>
    public Uri? ConsoleUrl { get; init; }

    /// <summary>Where the organisation's policies are asked about plans; null when there are none.</summary>
    public Uri? PolicyUrl { get; init; }

    /// <summary>Where AWS is asked who somebody is.</summary>
    public required IdentitySettings Identities { get; init; }

    /// <summary>The language model that may be asked about sources; null for none.</summary>
    public LanguageModelSettings? LanguageModel { get; init; }

    /// <summary>Where secrets are read: the AWS parameters and secrets extension beside the function.</summary>
    public required SecretSettings Secrets { get; init; }

    /// <summary>Reads the settings from the environment.</summary>
    public static Settings FromEnvironment() => From(Read);

    /// <summary>Reads the settings from any source of named values.</summary>
    public static Settings From(Func<string, string?> read)
    {
        string Need(string name) => read(name) is { Length: > 0 } value
            ? value
            : throw new InvalidOperationException($"starting the function: the environment variable {name} is not set; template.yaml sets it");
        Uri NeedUrl(string name) => Uri.TryCreate(Need(name).TrimEnd('/') + "/", UriKind.Absolute, out var url)
            ? url
            : throw new InvalidOperationException($"starting the function: the environment variable {name} is not an address");
        // Plans hold secrets, so they leave this machine only encrypted.
        Uri? Policies(string name) => read(name) is not { Length: > 0 } text ? null
            : Uri.TryCreate(text, UriKind.Absolute, out var url) && (url.Scheme == Uri.UriSchemeHttps || url.Scheme == Uri.UriSchemeHttp && url.IsLoopback) ? url
            : throw new InvalidOperationException($"starting the function: the environment variable {name} is not an https address");
        TimeSpan Days(string name) => read(name) is not { Length: > 0 } text ? TimeSpan.FromDays(RegistrySettings.DefaultRetentionDays)
            : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var days) && days is >= 1 and <= LongestRetentionDays ? TimeSpan.FromDays(days)
            : throw new InvalidOperationException($"starting the function: the environment variable {name} is not a number of days from 1 to {LongestRetentionDays}");
        return new Settings
        {
            RegistryTable = Need("REGISTRY_TABLE"),
            Retention = Days("RETENTION_DAYS"),
            EventBus = Need("EVENT_BUS"),
            FeedbackQueueUrl = Need("FEEDBACK_QUEUE_URL"),
            FeedbackDeadLettersUrl = Need("FEEDBACK_DEAD_LETTERS_URL"),
            ArtifactBucket = Need("ARTIFACT_BUCKET"),
            StateBucket = Need("STATE_BUCKET"),
            LockTable = Need("LOCK_TABLE"),
            PlanProject = Need("PLAN_PROJECT"),
            ApplyProject = Need("APPLY_PROJECT"),
            MigrateProject = Need("MIGRATE_PROJECT"),
            TestProject = Need("TEST_PROJECT"),
            ValidateGreenFunction = Need("VALIDATE_GREEN_FUNCTION"),
            GitHubApiUrl = NeedUrl("GITHUB_API_URL"),
            GitHubApp = (read("GITHUB_APP_ID"), read("GITHUB_APP_INSTALLATION_ID")) switch
            {
                (null or "", null or "") => null,
                ({ Length: > 0 } app, { Length: > 0 } installation) => new GitHubAppSettings(app, installation),
                _ => throw new InvalidOperationException("starting the function: of GITHUB_APP_ID and GITHUB_APP_INSTALLATION_ID one is set and the other is not"),
            },
            SlackApiUrl = NeedUrl("SLACK_API_URL"),
            SlackChannel = read("SLACK_CHANNEL") ?? "",
            SlackTeam = read("SLACK_TEAM") ?? "",
            SlackResponseUrl = read("SLACK_RESPONSE_URL") is { Length: > 0 } ? NeedUrl("SLACK_RESPONSE_URL") : new Uri("https://hooks.slack.com/"),
            AlertTopic = read("ALERT_TOPIC_ARN") ?? "",
            PagerDutyApiUrl = read("PAGERDUTY_API_URL") is { Length: > 0 } ? NeedUrl("PAGERDUTY_API_URL") : null,
            WebhookUrl = read("WEBHOOK_URL") is { Length: > 0 } webhook ? WebhookOf(webhook) : null,
            DashboardUrl = read("DASHBOARD_URL") ?? "",
            ConsoleUrl = Uri.TryCreate(read("CONSOLE_URL"), UriKind.Absolute, out var console) ? console : null,
            PolicyUrl = Policies("POLICY_URL"),
            Identities = IdentitySettings.Of(read("AWS_REGION") ?? "us-east-1", read("AWS_ENDPOINT_URL")),
            LanguageModel = LanguageModelSettings.From(read),
            Secrets = new SecretSettings(
                new Uri($"http://localhost:{read("PARAMETERS_SECRETS_EXTENSION_HTTP_PORT") ?? "2773"}"), read("AWS_SESSION_TOKEN") ?? ""),
        };
    }

    /// <summary>The signature shows who sent a notice, but hides nothing: only https does.</summary>
    private static Uri WebhookOf(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var url) && (url.Scheme == Uri.UriSchemeHttps || (url.Scheme == Uri.UriSchemeHttp && url.IsLoopback)) && url.UserInfo.Length == 0
            ? url
            : throw new InvalidOperationException("starting the function: the environment variable WEBHOOK_URL is not an https address without a user");

#pragma warning disable RS0030 // the one place that reads the environment
    private static string? Read(string name) => Environment.GetEnvironmentVariable(name);
#pragma warning restore RS0030
}
