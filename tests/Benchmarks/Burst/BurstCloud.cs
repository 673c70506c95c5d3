using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;
using Amazon.DynamoDBv2;
using Amazon.Runtime;
using Delightful.Benchmarks.WholeChain;
using Delightful.Cloud;
using Delightful.Core.Deployments;
using Delightful.Core.Slots;
using Delightful.Local;
using Delightful.Local.Gateway;
using Delightful.Local.Installation;
using Delightful.Local.Moto;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Delightful.Benchmarks.Burst;

/// <summary>
/// A local cloud with many small services: each brings a Terraform root without a provider, which changes an output, and
/// rolls a program of some lines out by CodeDeploy. All else is the product.
/// </summary>
internal sealed class BurstCloud : IAsyncDisposable
{
    private const string Artifacts = $"delightful-artifacts-{LocalCloudOptions.Account}-{LocalCloudOptions.Region}";
    private const string FirstImages = "burst-first";

    /// <summary>Time goes as it goes, so that the watchdog ticks and asks as often as it would; only the bake is short. Blue is kept as long, as services.py says.</summary>
    private static readonly TimeSpan _bake = TimeSpan.FromMinutes(1);
    private const string Commit = "b0057b0057b0057b0057b0057b0057b0057b0057";

    /// <summary>A root that needs no provider: its only change is its outputs.</summary>
    private const string Root = """
        terraform {
          backend "s3" {}
        }

        variable "image_digest" {
          type = string
        }

        output "rollout" {
          value = jsonencode(merge(
            jsondecode(file("${path.module}/rollout.json")),
            { taskDefinition = jsondecode(file("${path.module}/definitions.json"))[var.image_digest] },
          ))
        }
        """;

    private readonly LocalCloud _cloud;
    private readonly Registry _registry;

    private BurstCloud(LocalCloud cloud, Writes writes, IReadOnlyList<LocalService> services)
    {
        (_cloud, Writes, Services) = (cloud, writes, services);
        _registry = new Registry(
            new AmazonDynamoDBClient(new BasicAWSCredentials("test", "test"), new AmazonDynamoDBConfig { ServiceURL = cloud.Endpoint.ToString() }),
            new RegistrySettings("delightful-registry"));
    }

    public Writes Writes { get; }

    public IReadOnlyList<LocalService> Services { get; }

    /// <inheritdoc cref="LocalCloud.Ending"/>
    public CancellationToken Ending => _cloud.Ending;

    /// <param name="services">How many services.</param>
    /// <param name="tags">The tags that will be pushed to the service of a number, from 1.</param>
    /// <param name="speed">By how much waits are shortened.</param>
    public static async Task<BurstCloud> StartAsync(int services, Func<int, IEnumerable<string>> tags, double speed = 1)
    {
        var functions = await Repository.PublishFunctionsAsync("functions");
        var state = Repository.Folder("cloud");
        var (writes, source) = (new Writes(), Path.Combine(Repository.Root, "tests", "Benchmarks", "Burst"));
        LocalService[] all = [.. Enumerable.Range(1, services).Select(n => new LocalService($"burst-{n}", FreePort.Take(), FreePort.Take(), $"example/burst-{n}"))];
        IReadOnlyList<string> task = ["python3", Path.Combine(source, "task.py")];
        var cloud = await LocalCloud.StartAsync(
            new LocalCloudOptions
            {
                RepositoryRoot = Repository.Root,
                Speed = speed,
                StateDirectory = state,
                FunctionsDirectory = functions,
                TerraformCliConfig = ProviderMirror.WriteConfiguration(state),
                TaskCommands = all.Select(s => s.Name).Append(FirstImages).ToDictionary(repository => repository, _ => task),
            },
            more: more => more.AddSingleton<IStartupFilter>(writes));
        await new Installer(cloud, new InstallationOptions { Services = all }, new Progress<InstallationStep>()).RunAsync(CancellationToken.None);
        var burst = new BurstCloud(cloud, writes, all);
        await burst.SetUpAsync(Path.Combine(source, "services.py"), tags);
        return burst;
    }

    /// <summary>Pushes an image whose source is in the artifact bucket already.</summary>
    public Task PushAsync(LocalService service, string tag) => ImageOf(service, tag).PushAsync(_cloud.Endpoint);

    public Task<Slot> SlotAsync(LocalService service) => _registry.LoadAsync(Key(service), CancellationToken.None);

    /// <summary>The deployments of a service, newest first.</summary>
    public async Task<IReadOnlyList<Deployment>> HistoryAsync(LocalService service, int most)
    {
        var all = new List<Deployment>();
        await foreach (var deployment in _registry.HistoryAsync(Key(service), most, CancellationToken.None))
            all.Add(deployment);
        return all;
    }

    public ValueTask DisposeAsync() => _cloud.DisposeAsync();

    private static Image ImageOf(LocalService service, string tag) => new(tag, service.Name, Commit);

    private static SlotKey Key(LocalService service) => new(service.Name, "dev");

    private async Task SetUpAsync(string script, Func<int, IEnumerable<string>> tags)
    {
        var wanted = new JsonObject(Services.Select((service, index) => KeyValuePair.Create(service.Name, (JsonNode?)new JsonObject
        {
            ["ports"] = new JsonArray(service.ListenerPort, service.TestListenerPort),
            ["images"] = new JsonObject(tags(index + 1).Select(tag => KeyValuePair.Create(ImageOf(service, tag).Digest, (JsonNode?)tag))),
        })));
        var start = new ProcessStartInfo("python3", [script, _cloud.Endpoint.ToString(), FirstImages]) { RedirectStandardInput = true, RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        await process.StandardInput.WriteAsync(wanted.ToJsonString());
        process.StandardInput.Close();
        var made = JsonNode.Parse(await process.StandardOutput.ReadToEndAsync())!;
        await process.WaitForExitAsync();
        var moto = _cloud.Services.GetRequiredService<MotoClient>();
        foreach (var service in Services)
            await moto.PutObjectAsync(Artifacts, $"source/{service.Name}/{Commit}.zip", Bundle(service, made[service.Name]!), CancellationToken.None);
    }

    private static byte[] Bundle(LocalService service, JsonNode made)
    {
        using var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            Write(archive, ".delightful.yaml", $"service: {service.Name}\nport: 8080\n");
            Write(archive, "Dockerfile", "FROM scratch\nEXPOSE 8080\n");
            made["rollout"]!["bakeMinutes"] = _bake.TotalMinutes;
            Write(archive, "infrastructure/rollout.json", made["rollout"]!.ToJsonString());
            Write(archive, "infrastructure/definitions.json", made["definitions"]!.ToJsonString());
            Write(archive, "infrastructure/main.tf", Root);
        }
        return bytes.ToArray();
    }

    private static void Write(ZipArchive archive, string name, string text)
    {
        using var entry = archive.CreateEntry(name).Open();
        entry.Write(Encoding.UTF8.GetBytes(text));
    }
}
