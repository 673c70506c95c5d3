using System.Text.Json;
using System.Text.Json.Nodes;
using Delightful.Core;
using Delightful.Core.Services;
using Delightful.Local.Deployment;
using Delightful.Local.Processes;
using Delightful.Local.Webhook;
using Microsoft.Extensions.DependencyInjection;

namespace Delightful.Local.Installation;

/// <summary>
/// Installs the pipeline in a running local cloud the way a person installs it in an account: bootstrap, template,
/// foundation, secrets, catalogue. Each step is reported when it begins and when it is over.
/// </summary>
public sealed class Installer(LocalCloud cloud, InstallationOptions options, IProgress<InstallationStep> progress)
{
    readonly LocalCloudOptions settings = cloud.Options;
    readonly MotoClient moto = cloud.Services.GetRequiredService<MotoClient>();
    readonly Terraform terraform = new(cloud.Options, cloud.Services.GetRequiredService<ChildProcesses>());

    string ArtifactBucket => $"delightful-artifacts-{LocalCloudOptions.Account}-{LocalCloudOptions.Region}";

    string StateBucket => $"delightful-state-{LocalCloudOptions.Account}-{LocalCloudOptions.Region}";

    string Platform => Path.Combine(settings.StateDirectory, "platform");

    /// <summary>What the recorders take for keys and tokens.</summary>
    static IEnumerable<(string Name, string Value)> Secrets =>
    [
        ("/delightful/slack-token", LocalCloudOptions.Secret),
        ("/delightful/github-token", LocalCloudOptions.Secret),
        ("/delightful/slack-signing-secret", LocalCloudOptions.Secret),
        ("/delightful/github-webhook-secret", LocalCloudOptions.Secret),
        ("/delightful/pagerduty-key", "not-a-real-integration-key-at-al"),
        ("/delightful/webhook-key", WebhookRecorder.ExampleKey),
    ];

    /// <summary>Runs every step. When it returns, an image push leads to a release.</summary>
    public async Task RunAsync(CancellationToken ct)
    {
        PlatformBundle.WriteTo(Platform, settings.RepositoryRoot, options, settings.Speed);
        await StepAsync("bootstrap", "buckets, lock table, build projects, image repositories", BootstrapAsync, ct);
        await Task.WhenAll(
            StepAsync("foundation", "network, cluster, load balancer", FoundationsAsync, ct),
            StepAsync("pipeline", "bus, rules, functions, queues, registry", DeployAsync, ct));
    }

    async Task BootstrapAsync(CancellationToken ct)
    {
        // Before Terraform links its providers into the folder, which would make the bundle a thousand times as large.
        var bundle = PlatformBundle.Zip(Platform);
        var state = Path.Combine(settings.StateDirectory, "bootstrap.tfstate");
        var repositories = JsonSerializer.Serialize(options.Services.Select(s => s.Name));
        await terraform.ApplyAsync(
            Platform, "bootstrap", "bootstrap", [],
            [
                $"-state={state}", "-var", $"repositories={repositories}", "-var", "require_tls=false", "-var", "force_destroy=true",
                // Terraform waits most of a minute for an expiry rule to settle, and nothing here lives that long.
                "-var", "retention={deployment_days=0,state_version_days=0}",
            ],
            ct);
        await moto.PutObjectAsync(ArtifactBucket, "platform/platform.zip", bundle, ct);
    }

    /// <summary>Side by side: most of each is waiting for its load balancer.</summary>
    Task FoundationsAsync(CancellationToken ct) => Task.WhenAll(options.Environments.Select(e => FoundationAsync(e, ct)));

    Task FoundationAsync(string environment, CancellationToken ct) => terraform.ApplyAsync(
        Platform, "foundation", $"foundation-{environment}",
        [
            $"-backend-config=bucket={StateBucket}", $"-backend-config=key=foundation/{environment}.tfstate",
            $"-backend-config=region={LocalCloudOptions.Region}", "-backend-config=dynamodb_table=delightful-locks",
            "-backend-config=use_lockfile=true", "-backend-config=use_path_style=true", "-backend-config=skip_credentials_validation=true",
            "-backend-config=skip_requesting_account_id=true", "-backend-config=skip_metadata_api_check=true",
        ],
        [$"-var-file={Path.Combine(Platform, "environments", environment, "foundation.tfvars")}"], ct);

    async Task DeployAsync(CancellationToken ct)
    {
        await options.Functions.WaitAsync(ct);
        foreach (var (name, value) in Secrets)
            await moto.JsonAsync("ssm", "AmazonSSM.PutParameter", new JsonObject { ["Name"] = name, ["Value"] = value, ["Type"] = "SecureString" }, ct);
        await cloud.Services.GetRequiredService<TemplateDeployment>().DeployAsync(ct);
        foreach (var service in options.Services)
            await RegisterAsync(service, ct);
    }

    async Task RegisterAsync(LocalService service, CancellationToken ct)
    {
        var definition = new ServiceDefinition
        {
            Service = service.Name,
            Repository = service.Name,
            RepositoryUrl = $"{LocalCloudOptions.Account}.dkr.ecr.{LocalCloudOptions.Region}.amazonaws.com/{service.Name}",
            SourceRepository = service.SourceRepository,
            RegisteredAt = DateTimeOffset.UtcNow.AddSeconds(-1),
            Environments =
            [
                Environment(options.Environment) with { Gate = service.Gate, Approvals = service.Approvals },
                .. service.PromotedTo.Select(p => Environment(p.Environment) with
                {
                    Automatic = false, Production = p.Environment == "prod", Gate = service.Gate, Approvals = p.Approvals,
                }),
            ],
        };
        await moto.JsonAsync("dynamodb", "DynamoDB_20120810.PutItem", new JsonObject
        {
            ["TableName"] = "delightful-registry",
            ["Item"] = new JsonObject
            {
                ["pk"] = Text($"REPOSITORY#{service.Name}"),
                ["sk"] = Text("SERVICE"),
                ["lookup"] = Text("SERVICE"),
                ["document"] = Text(JsonSerializer.Serialize(definition, CoreJson.Default.ServiceDefinition)),
            },
        }, ct);
    }

    EnvironmentSettings Environment(string name) => new()
    {
        Name = name,
        HoldRelease = options.HoldRelease,
        RedriveAfter = AtLeast(10, settings.Scaled(TimeSpan.FromSeconds(90))),
        AskAfter = AtLeast(5, settings.Scaled(TimeSpan.FromMinutes(2))),
        SearchEvery = settings.Scaled(TimeSpan.FromMinutes(5)),
        StallAfter = AtLeast(60, settings.Scaled(TimeSpan.FromMinutes(10))),
        SmokeAttempts = 4,
        SmokeBackoff = AtLeast(0.3, settings.Scaled(TimeSpan.FromSeconds(2))),
    };

    static TimeSpan AtLeast(double seconds, TimeSpan scaled) => scaled.TotalSeconds < seconds ? TimeSpan.FromSeconds(seconds) : scaled;

    static JsonObject Text(string value) => new() { ["S"] = value };

    async Task StepAsync(string name, string what, Func<CancellationToken, Task> run, CancellationToken ct)
    {
        var from = TimeProvider.System.GetTimestamp();
        progress.Report(new InstallationStep(name, what, Took: null));
        await run(ct);
        progress.Report(new InstallationStep(name, what, TimeProvider.System.GetElapsedTime(from)));
    }
}
