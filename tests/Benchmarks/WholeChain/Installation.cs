using Amazon.DynamoDBv2;
using Amazon.Runtime;
using Delightful.Cloud;
using Delightful.Core.Deployments;
using Delightful.Core.Slots;
using Delightful.Local;
using Delightful.Local.Gateway;
using Delightful.Local.Installation;
using Microsoft.Extensions.DependencyInjection;

namespace Delightful.Benchmarks.WholeChain;

/// <summary>The pipeline installed in a local cloud, at the speed that the command line starts one with.</summary>
internal sealed class Installation : IAsyncDisposable
{
    /// <summary>The access key with which the benchmark itself looks at the registry.</summary>
    public const string Looking = "looking";

    private const double Speed = 20;
    private static readonly SlotKey Slot = new("web-app", "dev");
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private readonly LocalCloud _cloud;
    private readonly InstallationOptions _options;
    private readonly Registry _registry;

    private Installation(LocalCloud cloud, InstallationOptions options)
    {
        (_cloud, _options) = (cloud, options);
        var dynamo = new AmazonDynamoDBClient(new BasicAWSCredentials(Looking, "test"), new AmazonDynamoDBConfig { ServiceURL = cloud.Endpoint.ToString() });
        _registry = new Registry(dynamo, new RegistrySettings("delightful-registry"));
    }

    public LocalCloudOptions Options => _cloud.Options;

    /// <summary>What was called so far, but for what the benchmark itself called.</summary>
    public IReadOnlyList<Counted> Calls => [.. _cloud.Services.GetRequiredService<CallCounts>().All.Where(c => c.Key != Looking)];

    public MotoClient Moto => _cloud.Services.GetRequiredService<MotoClient>();

    /// <summary>The one wait that a deployment without trouble has: blue is kept alive while green is watched.</summary>
    public TimeSpan Bake => Options.Scaled(_options.Bake);

    /// <summary>Where each build's programs are found laid out, as the builds get them.</summary>
    public string Platform => Path.Combine(Options.StateDirectory, "platform");

    public static async Task<Installation> StartAsync(string functions)
    {
        var state = Repository.Folder("cloud");
        var app = Path.Combine(Repository.Root, "examples", "web-app", "bin", "Release", "net10.0", "web-app.dll");
        var cloud = await LocalCloud.StartAsync(new LocalCloudOptions
        {
            RepositoryRoot = Repository.Root,
            StateDirectory = state,
            FunctionsDirectory = functions,
            Speed = Speed,
            TerraformCliConfig = ProviderMirror.WriteConfiguration(state),
            TaskCommands = new Dictionary<string, IReadOnlyList<string>> { [Slot.Service] = ["dotnet", app] },
        });
        var options = new InstallationOptions { Services = [new LocalService(Slot.Service, FreePort.Take(), FreePort.Take(), "example/web-app")] };
        await new Installer(cloud, options, new Progress<InstallationStep>()).RunAsync(CancellationToken.None);
        return new Installation(cloud, options);
    }

    /// <summary>Pushes an image and returns its deployment once it is released, and the time from the push to that.</summary>
    public async Task<(Deployment Deployment, TimeSpan Took)> DeployAsync(Image image)
    {
        var pushed = DateTimeOffset.UtcNow;
        await image.PushAsync(Options.Endpoint);
        Deployment? deployment;
        while ((deployment = await FindAsync(image.Tag)) is null)
        {
            if (DateTimeOffset.UtcNow - pushed > Patience)
                throw new TimeoutException($"{image.Tag} was not released: see {Options.StateDirectory}/logs");
            await Task.Delay(500, _cloud.Ending);
        }
        return deployment.Stage is Stage.Ended { Outcome: Outcome.Released } released
            ? (deployment, released.At - pushed)
            : throw new InvalidOperationException($"{image.Tag} ended as {deployment.Stage}");
    }

    /// <summary>Returns once nothing is left to do, so that the next measurement has the machine for itself.</summary>
    public async Task QuietAsync()
    {
        while ((await _registry.LoadAsync(Slot, CancellationToken.None)).IsBusy)
            await Task.Delay(200, _cloud.Ending);
        await Task.Delay(TimeSpan.FromSeconds(3), _cloud.Ending);
    }

    public ValueTask DisposeAsync() => _cloud.DisposeAsync();

    private async Task<Deployment?> FindAsync(string tag)
    {
        await foreach (var deployment in _registry.HistoryAsync(Slot, 5, CancellationToken.None))
            if (deployment.Request.Tag == tag && deployment.IsOver)
                return deployment;
        return null;
    }
}
