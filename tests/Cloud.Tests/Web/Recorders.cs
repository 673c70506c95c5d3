using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Delightful.Local;
using Microsoft.Extensions.DependencyInjection;

namespace Delightful.Cloud.Tests.Web;

/// <summary>The cloud's repository host and chat: clients for them, what they recorded, and what is to go wrong.</summary>
internal sealed class Recorders(CloudFixture cloud)
{
    public const string Token = "xoxb-not-a-real-token";

    private readonly HttpClient _http = new() { BaseAddress = cloud.Cloud.Endpoint };

    public async Task<GitHub> GitHubAsync() =>
        new(new HttpClient(), new GitHubSettings(new Uri(cloud.Cloud.Endpoint, "_github/")) { TokenSecret = await SecretAsync() }, Secrets(), TimeProvider.System);

    public async Task<Slack> SlackAsync(string channel) =>
        new(new HttpClient(), new SlackSettings(new Uri(cloud.Cloud.Endpoint, "_slack/api/"), channel) { TokenSecret = await SecretAsync() }, Secrets(), TimeProvider.System);

    public async Task<JsonNode> RecordedAsync(string what) => (await _http.GetFromJsonAsync<JsonNode>($"_recorded/{what}"))!;

    public async Task FailAsync(string what, int status, int times = 1, int? retryAfter = null) =>
        (await _http.PutAsJsonAsync($"_recorded/{what}/faults", new { status, retryAfter, times })).EnsureSuccessStatusCode();

    public async Task RegisterAsync(int number, string sha, string repository) =>
        (await _http.PutAsJsonAsync("_recorded/github/pulls", new { number, sha, title = "Add a page", author = "somebody", repository })).EnsureSuccessStatusCode();

    private Secrets Secrets() => new(new HttpClient(), new SecretSettings(cloud.Cloud.Endpoint, "session"), TimeProvider.System);

    private async Task<string> SecretAsync()
    {
        var name = cloud.NewName("/delightful/token");
        await cloud.Cloud.Services.GetRequiredService<MotoClient>().JsonAsync(
            "ssm", "AmazonSSM.PutParameter", new JsonObject { ["Name"] = name, ["Value"] = Token, ["Type"] = "SecureString" }, CancellationToken.None);
        return name;
    }
}
