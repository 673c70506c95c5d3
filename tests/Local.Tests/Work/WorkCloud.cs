using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Delightful.Local.CodeBuild;
using Microsoft.Extensions.DependencyInjection;

namespace Delightful.Local.Tests.Work;

/// <summary>A cloud whose events are recorded instead of routed, shared by the tests of what does work: builds, tasks, deployments.</summary>
public sealed class WorkCloud : IAsyncLifetime
{
    readonly DirectoryInfo root = Directory.CreateTempSubdirectory("work-");
    readonly HttpClient http = new();

    internal RecordedEvents Events { get; } = new();

    public LocalCloud Cloud { get; private set; } = null!;

    public MotoClient Moto => Cloud.Services.GetRequiredService<MotoClient>();

    public async ValueTask InitializeAsync() => Cloud = await LocalCloud.StartAsync(
        new LocalCloudOptions { RepositoryRoot = root.FullName, Speed = 60 },
        more: services => services.AddCodeBuild().AddSingleton<IEventEmitter>(Events));

    public async ValueTask DisposeAsync()
    {
        await Cloud.DisposeAsync();
        http.Dispose();
        root.Delete(recursive: true);
    }

    /// <summary>A JSON protocol call through the cloud's port, as a client makes it. Errors are thrown with their code.</summary>
    internal async Task<JsonObject> CallAsync(string service, string target, JsonObject body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Cloud.Endpoint);
        request.Headers.TryAddWithoutValidation("Authorization", $"AWS4-HMAC-SHA256 Credential=test/20260101/us-east-1/{service}/aws4_request, SignedHeaders=host, Signature=test");
        request.Headers.Add("X-Amz-Target", target);
        request.Content = new StringContent(body.ToJsonString(), new MediaTypeHeaderValue("application/x-amz-json-1.1"));
        using var response = await http.SendAsync(request);
        var answer = JsonNode.Parse(await response.Content.ReadAsStringAsync())!.AsObject();
        return response.IsSuccessStatusCode
            ? answer
            : throw new AwsException((string?)answer["__type"] ?? "", (string?)(answer["message"] ?? answer["Message"]) ?? "", (int)response.StatusCode);
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
}
