using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Delightful.Core;
using Delightful.Core.Deployments;
using Delightful.Core.Services;
using Delightful.Core.Slots;
using Microsoft.Extensions.DependencyInjection;

namespace Delightful.Local.Tests.Answers;

/// <summary>
/// A local cloud with the repository's template and the published functions, a catalogue and slots to answer about. Requests
/// go over HTTP to the Function URL of the real executable, as Slack and GitHub send them.
/// </summary>
public sealed class AnsweringCloud : IAsyncLifetime
{
    public const string Collection = "answers";

    public const string Repository = "example/web-app";

    public const string Running = "20260302T090513Z-9be04c71";

    public const string Plan = "0f343b0931126a20f133d67c2b018a3b1c2d3e4f5061728394a5b6c7d8e9fa0b";

    public const string Token = "5d41402abc4b2a76b9719d911017c592";

    readonly string state = Directory.CreateTempSubdirectory("answers-tests-").FullName;
    readonly HttpClient http = new();
    int services;
    int commits = 1_000_000;

    public LocalCloud Cloud { get; private set; } = null!;

    public Uri Address => new(Cloud.Endpoint, "_url/delightful-person-answered/");

    MotoClient Moto => Cloud.Services.GetRequiredService<MotoClient>();

    public async ValueTask InitializeAsync()
    {
        Cloud = await LocalCloud.StartAsync(new LocalCloudOptions
        {
            RepositoryRoot = Tests.Repository.Root,
            StateDirectory = state,
            FunctionsDirectory = Environment.GetEnvironmentVariable("DELIGHTFUL_FUNCTIONS") ?? Path.Combine(Tests.Repository.Root, ".delightful", "functions"),
            Template = Path.Combine(Tests.Repository.Root, "template.yaml"),
            Parameters = new Dictionary<string, string> { ["SlackTeam"] = "T0TEAM001" },
        });
        foreach (var name in (string[])["slack-token", "github-token", "slack-signing-secret", "github-webhook-secret"])
            await Moto.JsonAsync(
                "ssm", "AmazonSSM.PutParameter", new() { ["Name"] = $"/delightful/{name}", ["Value"] = SecretOf(name), ["Type"] = "SecureString" }, CancellationToken.None);
        await PutAsync("_recorded/github/collaborators", new { repository = Repository, login = "ada", permission = "write" });
    }

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await Cloud.DisposeAsync();
        Directory.Delete(state, recursive: true);
    }

    public static string SecretOf(string name) => $"not-a-real-{name}";

    /// <summary>A service of a test's own, in an environment, with a slot as it is given.</summary>
    public async Task<Slot> GivenAsync(Func<Slot, Slot> slot, EnvironmentSettings? environment = null)
    {
        var name = $"web-app-{Interlocked.Increment(ref services)}";
        environment ??= new EnvironmentSettings { Name = $"dev{services}" };
        await PutItemAsync($"REPOSITORY#{name}", "SERVICE", "SERVICE", JsonSerializer.Serialize(
            new ServiceDefinition { Service = name, Repository = name, RepositoryUrl = $"123456789012.dkr.ecr.us-east-1.amazonaws.com/{name}", SourceRepository = Repository, Environments = [environment] },
            CoreJson.Default.ServiceDefinition), null);
        var made = slot(Slot.Empty(new SlotKey(name, environment.Name))) with { Version = 1, Settings = environment };
        await PutItemAsync($"SLOT#{made.Key}", "SLOT", "SLOT", JsonSerializer.Serialize(made, CoreJson.Default.Slot), made.Version);
        return made;
    }

    /// <summary>A slot in which a deployment is at a stage; with a pull request, it is of a commit of that one.</summary>
    public async Task<Slot> RunningAsync(EnvironmentSettings environment, Stage stage, int? pullRequest = null)
    {
        var commit = (pullRequest ?? Interlocked.Increment(ref commits)).ToString("x40", CultureInfo.InvariantCulture);
        if (pullRequest is { } number)
            await PutAsync("_recorded/github/pulls", new { number, sha = commit, title = "Add a page", author = "kim", repository = Repository });
        var now = DateTimeOffset.UtcNow;
        return await GivenAsync(
            empty => empty with
            {
                Fence = 1,
                Lease = new Lease(Running, 1, now, now, now.AddMinutes(5), null),
                Active = new Core.Deployments.Deployment
                {
                    Id = Running, Slot = empty.Key, Stage = stage, AcceptedAt = now, HeardAt = now, ProgressedAt = now, Timeline = [new TimelineEntry(stage.Name, now)],
                    Request = new DeploymentRequest
                    {
                        Kind = DeploymentKind.Push, Tag = commit, Digest = $"sha256:{commit}{commit[..24]}", Repository = "web-app", RepositoryUrl = "web-app", RequestedAt = now,
                        RequestedBy = "image push", CorrelationId = commit[..32], SourceRepository = Repository, Commit = commit, Settings = environment,
                    },
                },
            },
            environment);
    }

    /// <summary>A slot in which a deployment asks whether its plan may be applied.</summary>
    public Task<Slot> AskingAsync(EnvironmentSettings environment, int? pullRequest = null) => RunningAsync(
        environment, new Stage.Approving(new PlanArtifact("deployments/plan.tfplan", "deployments/plan.json", null, Plan), Token, "asked", "something is replaced", DateTimeOffset.UtcNow.AddHours(1)), pullRequest);

    /// <summary>The slot as it is now.</summary>
    public async Task<Slot> SlotAsync(string key)
    {
        var answer = await Moto.JsonAsync("dynamodb", "DynamoDB_20120810.GetItem", new()
        {
            ["TableName"] = "delightful-registry", ["ConsistentRead"] = true,
            ["Key"] = new JsonObject { ["pk"] = new JsonObject { ["S"] = $"SLOT#{key}" }, ["sk"] = new JsonObject { ["S"] = "SLOT" } },
        }, CancellationToken.None);
        return JsonSerializer.Deserialize((string)answer["Item"]!["document"]!["S"]!, CoreJson.Default.Slot)!;
    }

    /// <summary>The slot once it is as a test waits for.</summary>
    public async Task<Slot> SlotAsync(string key, Func<Slot, bool> fits)
    {
        for (var tries = 0; ; tries++)
        {
            var slot = await SlotAsync(key);
            if (fits(slot))
                return slot;
            tries.ShouldBeLessThan(300, $"the slot stays {JsonSerializer.Serialize(slot, CoreJson.Default.Slot)}");
            await Task.Delay(100);
        }
    }

    /// <summary>What people's answers became on the bus for a slot: detail-type and detail.</summary>
    public async Task<IReadOnlyList<(string DetailType, JsonNode Detail)>> PassedOnAsync(string slot)
    {
        var log = (await http.GetFromJsonAsync<JsonNode>(new Uri(Cloud.Endpoint, "_events?since=0")))!;
        var key = SlotKey.TryParse(slot)!.Value;
        return
        [
            .. from one in log["events"]!.AsArray()
               let e = one["event"]!
               where (string?)e["detail"]!["service"] == key.Service && (string?)e["detail"]!["environment"] == key.Environment
                   && (string?)e["source"] == "delightful" && ((string)e["detail-type"]!).EndsWith(" Requested", StringComparison.Ordinal) | ((string)e["detail-type"]!).EndsWith(" Decided", StringComparison.Ordinal)
                   && (string?)e["detail-type"] != "Analysis Requested"
               select ((string)e["detail-type"]!, e["detail"]!),
        ];
    }

    public async Task<JsonNode> RecordedAsync(string what) => (await http.GetFromJsonAsync<JsonNode>(new Uri(Cloud.Endpoint, $"_recorded/{what}")))!;

    public async Task PutAsync(string path, object body) => (await http.PutAsJsonAsync(new Uri(Cloud.Endpoint, path), body)).EnsureSuccessStatusCode();

    public async Task<string> LogAsync() => await http.GetStringAsync(new Uri(Cloud.Endpoint, "_logs/delightful-person-answered"));

    /// <summary>Sends bytes as they are.</summary>
    public async Task<(HttpStatusCode Status, string Body)> SendAsync(
        string path, byte[]? body, string contentType, IEnumerable<(string Name, string Value)> headers, bool chunked = false)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(Address, path));
        if (body is not null)
        {
            request.Content = new ByteArrayContent(body);
            request.Content.Headers.TryAddWithoutValidation("Content-Type", contentType);
            request.Headers.TransferEncodingChunked = chunked;
        }
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        using var response = await http.SendAsync(request);
        return (response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    async Task PutItemAsync(string pk, string sk, string lookup, string document, long? version)
    {
        var item = new JsonObject { ["pk"] = Text(pk), ["sk"] = Text(sk), ["lookup"] = Text(lookup), ["document"] = Text(document) };
        if (version is { } number)
            item["version"] = new JsonObject { ["N"] = number.ToString(CultureInfo.InvariantCulture) };
        await Moto.JsonAsync("dynamodb", "DynamoDB_20120810.PutItem", new() { ["TableName"] = "delightful-registry", ["Item"] = item }, CancellationToken.None);

        static JsonObject Text(string value) => new() { ["S"] = value };
    }

    public static string Mac(string secret, string signed) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(signed)));

    /// <summary>A release whose deployment and commit are known.</summary>
    public static Release ReleaseOf(string tag, string deployment, string? commit = null) => new(
        deployment, tag, $"sha256:{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(tag)))}", DateTimeOffset.UtcNow.AddDays(-1),
        new RolloutTarget { Driver = "codedeploy", TaskDefinition = "task:1", ServiceUrl = "http://127.0.0.1:9", TestUrl = "http://127.0.0.1:9", DriverSettings = "{}" },
        null, DateTimeOffset.UtcNow.AddDays(-1), commit);
}

/// <summary>One cloud for all tests of answers.</summary>
[CollectionDefinition(AnsweringCloud.Collection)]
public sealed class AnsweringCollection : ICollectionFixture<AnsweringCloud>;
