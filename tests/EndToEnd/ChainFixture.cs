using System.Text.Json.Nodes;
using Amazon.DynamoDBv2;
using Amazon.Runtime;
using Delightful.Cloud;
using Delightful.Core.Deployments;
using Delightful.Core.Slots;
using Delightful.EndToEnd;
using Delightful.Local;
using Delightful.Local.Installation;
using Delightful.Local.Gateway;

[assembly: AssemblyFixture(typeof(ChainFixture))]

namespace Delightful.EndToEnd;

/// <summary>One local cloud with the pipeline installed, for all tests. Each test group has a service of its own.</summary>
public sealed class ChainFixture : IAsyncLifetime
{
    private const double Speed = 60;

    public const string ArtifactBucket = "delightful-artifacts-123456789012-us-east-1";

    private readonly Lazy<Registry> _registry;

    public ChainFixture() => _registry = new(() => new Registry(
        new AmazonDynamoDBClient(new BasicAWSCredentials("test", "test"), new AmazonDynamoDBConfig { ServiceURL = Cloud.Endpoint.ToString() }),
        new RegistrySettings("delightful-registry")));

    public LocalCloud Cloud { get; private set; } = null!;

    public Registry Registry => _registry.Value;

    public IReadOnlyDictionary<string, LocalService> Services { get; private set; } = null!;

    public static string Root { get; } = FindRoot();

    public async ValueTask InitializeAsync()
    {
        var state = Path.Combine(Root, ".delightful", "e2e");
        if (Directory.Exists(state))
            Directory.Delete(state, recursive: true);
        Services = ((string[])["web-app", "release", "alarms", "faults", "inputs", "builds", "gate", "trust", "worker", "notes"])
            .Select(name => new LocalService(name, FreePort.Take(), FreePort.Take(), $"example/{name}"))
            .Select(service => service.Name switch { "gate" => GateTests.Guarded(service), "notes" => MigrationTests.ThrownAway(service), _ => service })
            .Concat(ExampleService.Catalogue())
            .ToDictionary(service => service.Name);
        var app = Path.Combine(Root, "examples", "web-app", "bin", Configuration, "net10.0", "web-app.dll");
        Cloud = await LocalCloud.StartAsync(new LocalCloudOptions
        {
            RepositoryRoot = Root,
            StateDirectory = state,
            Speed = Speed,
            TerraformCliConfig = ProviderMirror.WriteConfiguration(state),
            TaskCommands = Services.Keys.ToDictionary(name => name, IReadOnlyList<string> (name) =>
                ExampleService.All.FirstOrDefault(example => example.Service == name)?.Command(Configuration) ?? (name == "notes" ? ["python3", MigrationTests.Place(state)] : ["dotnet", app])),
        });
        var installer = new Installer(
            Cloud, new InstallationOptions { Services = [.. Services.Values] },
            new Progress<InstallationStep>(step => Console.WriteLine($"{step.Name}: {step.Took?.TotalSeconds:0.0}")));
        await installer.RunAsync(TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync() => await Cloud.DisposeAsync();

    /// <summary>The AWS command line as anyone would use it. Throws when it fails.</summary>
    public async Task<JsonNode?> AwsAsync(params string[] arguments)
    {
        var text = await Shell.RunAsync("aws", arguments, Cloud.Options.AwsEnvironment(), Root);
        return text.Length == 0 ? null : JsonNode.Parse(text);
    }

    /// <summary>
    /// Pushes an image of the example with the AWS command line, its source first as the entry workflow does, and
    /// returns its digest. <paramref name="like"/> names the tag whose image it is once more, <paramref name="kind"/> what the
    /// source declares to be.
    /// </summary>
    public async Task<string> PushAsync(string service, string tag, string behaviour = "healthy", string? like = null, string kind = "service")
    {
        var commit = Images.CommitOf(like ?? tag);
        var bundle = Path.Combine(Cloud.Options.StateDirectory, $"{service}-{tag}.zip");
        Images.Bundle(service, Path.Combine(Root, "examples", "web-app"), bundle, kind);
        await AwsAsync("s3api", "put-object", "--bucket", ArtifactBucket, "--key", $"source/{service}/{commit}.zip", "--body", bundle);
        return await PutImageAsync(service, tag, Images.Manifest(like ?? tag, behaviour, commit));
    }

    /// <summary>Pushes nothing but an image and returns its digest.</summary>
    public async Task<string> PutImageAsync(string service, string tag, string manifest)
    {
        var answer = await AwsAsync("ecr", "put-image", "--repository-name", service, "--image-tag", tag, "--image-manifest", manifest);
        return answer!["image"]!["imageId"]!["imageDigest"]!.GetValue<string>();
    }

    /// <summary>The deployment of a tag once it is over.</summary>
    public Task<Deployment> EndOfAsync(string service, string tag, DeploymentKind kind = DeploymentKind.Push, double seconds = 180, string environment = "dev") =>
        FindAsync(service, d => d.Request.Tag == tag && d.Request.Kind == kind && d.IsOver, $"{tag} of {service} to end", seconds, environment);

    /// <summary>The first deployment of a slot that fits, newest first, waiting for it.</summary>
    public async Task<Deployment> FindAsync(string service, Func<Deployment, bool> fits, string what, double seconds = 180, string environment = "dev")
    {
        var key = new SlotKey(service, environment);
        var deadline = TimeProvider.System.GetTimestamp();
        while (TimeProvider.System.GetElapsedTime(deadline).TotalSeconds < seconds)
        {
            await foreach (var deployment in Registry.HistoryAsync(key, 30, TestContext.Current.CancellationToken))
                if (fits(deployment))
                    return deployment;
            await Task.Delay(250, TestContext.Current.CancellationToken);
        }
        var slot = await Registry.LoadAsync(key, TestContext.Current.CancellationToken);
        throw new TimeoutException($"waited {seconds} s for {what}; the slot: {System.Text.Json.JsonSerializer.Serialize(slot, Core.CoreJson.Default.Slot)}");
    }

    /// <summary>The slot once nothing is going on in it.</summary>
    public async Task<Slot> QuietAsync(string service, double seconds = 60)
    {
        var from = TimeProvider.System.GetTimestamp();
        while (true)
        {
            var slot = await Registry.LoadAsync(new SlotKey(service, "dev"), TestContext.Current.CancellationToken);
            if (!slot.IsBusy || TimeProvider.System.GetElapsedTime(from).TotalSeconds > seconds)
                return slot;
            await Task.Delay(200, TestContext.Current.CancellationToken);
        }
    }

    /// <summary>Asks for something by hand, as a person would with an event.</summary>
    public Task RequestAsync(string detailType, string detail) => AwsAsync("events", "put-events", "--entries", new JsonArray(new JsonObject
    {
        ["EventBusName"] = "delightful",
        ["Source"] = "delightful.operator",
        ["DetailType"] = detailType,
        ["Detail"] = detail,
    }).ToJsonString());

    /// <summary>What the messages with a word say now, waiting for the first.</summary>
    public async Task<IReadOnlyList<string>> MessagesAsync(string word, double seconds = 15)
    {
        using var http = new HttpClient { BaseAddress = Cloud.Endpoint };
        var from = TimeProvider.System.GetTimestamp();
        while (true)
        {
            var recorded = JsonNode.Parse(await http.GetStringAsync("/_recorded/slack", TestContext.Current.CancellationToken))!;
            var texts = recorded["messages"]!.AsArray().Select(m => m!["history"]!.AsArray()[^1]!["text"]!.GetValue<string>()).Where(t => t.Contains(word, StringComparison.Ordinal)).ToList();
            if (texts.Count > 0 || TimeProvider.System.GetElapsedTime(from).TotalSeconds > seconds)
                return texts;
            await Task.Delay(250, TestContext.Current.CancellationToken);
        }
    }

    /// <summary>What each message about a tag has said, oldest first, once one of them says a word.</summary>
    public async Task<IReadOnlyList<IReadOnlyList<string>>> MessagesOfAsync(string service, string tag, string until, double seconds = 30)
    {
        using var http = new HttpClient { BaseAddress = Cloud.Endpoint };
        var from = TimeProvider.System.GetTimestamp();
        while (true)
        {
            var recorded = JsonNode.Parse(await http.GetStringAsync("/_recorded/slack", TestContext.Current.CancellationToken))!;
            var messages = recorded["messages"]!.AsArray().Where(m => m!["threadTs"] is null)
                .Select(m => (IReadOnlyList<string>)[.. m!["history"]!.AsArray().Select(version => version!["text"]!.GetValue<string>())])
                .Where(texts => texts[^1].Contains($" {service} → ", StringComparison.Ordinal) && texts[^1].Contains($" {tag}.", StringComparison.Ordinal)).ToList();
            if (messages.Any(texts => texts[^1].Contains(until, StringComparison.Ordinal)) || TimeProvider.System.GetElapsedTime(from).TotalSeconds > seconds)
                return messages;
            await Task.Delay(250, TestContext.Current.CancellationToken);
        }
    }

    /// <summary>How many builds of a project a deployment started.</summary>
    public async Task<int> BuildsAsync(string project, string deploymentId)
    {
        var ids = (await AwsAsync("codebuild", "list-builds-for-project", "--project-name", project))!["ids"]!.AsArray();
        if (ids.Count == 0)
            return 0;
        var builds = await AwsAsync(["codebuild", "batch-get-builds", "--ids", .. ids.Select(i => i!.GetValue<string>())]);
        return builds!["builds"]!.AsArray().Count(b => b!["environment"]!["environmentVariables"]!.AsArray().Any(v =>
            v!["name"]!.GetValue<string>() == "DELIGHTFUL_DEPLOYMENT" && v["value"]!.GetValue<string>() == deploymentId));
    }

    /// <summary>What the service answers in the first environment at the moment.</summary>
    public Task<string> VersionAsync(string service) => VersionAsync(Services[service].Url);

    /// <summary>The version that is answered at an address.</summary>
    public static async Task<string> VersionAsync(Uri url)
    {
        using var http = new HttpClient();
        var answer = await http.GetStringAsync(new Uri(url, "/version"));
        return JsonNode.Parse(answer)!["version"]!.GetValue<string>();
    }

    /// <summary>A user of the account, and the environment in which commands run as that user.</summary>
    public async Task<Dictionary<string, string>> UserAsync(string name)
    {
        await AwsAsync("iam", "create-user", "--user-name", name);
        var key = (await AwsAsync("iam", "create-access-key", "--user-name", name))!["AccessKey"]!;
        return new Dictionary<string, string>(Cloud.Options.AwsEnvironment())
        {
            ["AWS_ACCESS_KEY_ID"] = key["AccessKeyId"]!.GetValue<string>(),
            ["AWS_SECRET_ACCESS_KEY"] = key["SecretAccessKey"]!.GetValue<string>(),
            ["AWS_SESSION_TOKEN"] = "",
        };
    }

    /// <summary>Runs the command line of the pipeline as somebody. Throws when it ends with an error.</summary>
    public static Task<string> DelightfulAsync(IReadOnlyDictionary<string, string> environment, params string[] arguments) =>
        Shell.RunAsync("dotnet", [Path.Combine(AppContext.BaseDirectory, "delightful.dll"), .. arguments], environment, Root);

    private static string Configuration =>
#if DEBUG
        "Debug";
#else
        "Release";
#endif

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "template.yaml")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new DirectoryNotFoundException("the tests run from inside the repository");
    }
}
