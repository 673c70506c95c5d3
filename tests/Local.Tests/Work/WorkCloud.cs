using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using Delightful.Local.CodeDeploy;
using Microsoft.Extensions.DependencyInjection;

namespace Delightful.Local.Tests.Work;

/// <summary>
/// A cloud whose events are recorded instead of routed and whose hook functions answer as a test says, shared by
/// the tests of what does work: builds, tasks, deployments.
/// </summary>
public sealed class WorkCloud : IAsyncLifetime
{
    readonly DirectoryInfo root = Directory.CreateTempSubdirectory("work-");

    internal HttpClient Http { get; } = new();

    internal RecordedEvents Events { get; } = new();

    internal HookFunctions Functions { get; }

    public WorkCloud() => Functions = new HookFunctions(this);

    public LocalCloud Cloud { get; private set; } = null!;

    public MotoClient Moto => Cloud.Services.GetRequiredService<MotoClient>();

    public async ValueTask InitializeAsync()
    {
        var program = Path.Combine(root.FullName, "program.py");
        await File.WriteAllTextAsync(program, SmallProgram.Text);
        Cloud = await LocalCloud.StartAsync(
            new LocalCloudOptions
            {
                RepositoryRoot = root.FullName,
                Speed = 600,
                TaskCommands = new Dictionary<string, IReadOnlyList<string>> { ["small"] = ["python3", program] },
            },
            more: services => services.AddSingleton<IEventEmitter>(Events).AddSingleton<IFunctionInvoker>(Functions).AddSingleton(new CodeDeployLimits { LeastInstall = TimeSpan.FromSeconds(6) }));
    }

    public async ValueTask DisposeAsync()
    {
        await Cloud.DisposeAsync();
        Http.Dispose();
        root.Delete(recursive: true);
    }

    /// <summary>A JSON protocol call through the cloud's port, as a client makes it. Errors are thrown with their code.</summary>
    internal async Task<JsonObject> CallAsync(string service, string target, JsonObject body)
    {
        using var request = Signed(service, new StringContent(body.ToJsonString(), new MediaTypeHeaderValue("application/x-amz-json-1.1")));
        request.Headers.Add("X-Amz-Target", target);
        using var response = await Http.SendAsync(request);
        var answer = JsonNode.Parse(await response.Content.ReadAsStringAsync())!.AsObject();
        return response.IsSuccessStatusCode
            ? answer
            : throw new AwsException(((string?)answer["__type"] ?? "").Split('#')[^1], (string?)(answer["message"] ?? answer["Message"]) ?? "", (int)response.StatusCode);
    }

    /// <summary>A query protocol call; the values are name, value, name, value.</summary>
    internal async Task<XDocument> QueryAsync(string service, string action, string version, params string[] values)
    {
        var parameters = values.Chunk(2).Select(pair => KeyValuePair.Create(pair[0], pair[1])).Append(new("Action", action)).Append(new("Version", version));
        using var request = Signed(service, new FormUrlEncodedContent(parameters));
        using var response = await Http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        return response.IsSuccessStatusCode ? XDocument.Parse(text) : throw new AwsException(action, text, (int)response.StatusCode);
    }

    /// <summary>Asks until the answer is there; the last failure says what was missing.</summary>
    internal static async Task<T> EventuallyAsync<T>(Func<Task<T?>> ask, string what, double seconds = 20) where T : class
    {
        var end = DateTime.UtcNow.AddSeconds(seconds);
        while (DateTime.UtcNow < end)
        {
            if (await ask() is { } answer)
                return answer;
            await Task.Delay(20);
        }
        throw new TimeoutException($"{what} did not happen within {seconds} s");
    }

    HttpRequestMessage Signed(string service, HttpContent content)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, Cloud.Endpoint) { Content = content };
        request.Headers.TryAddWithoutValidation("Authorization", $"AWS4-HMAC-SHA256 Credential=test/20260101/us-east-1/{service}/aws4_request, SignedHeaders=host, Signature=test");
        return request;
    }
}
