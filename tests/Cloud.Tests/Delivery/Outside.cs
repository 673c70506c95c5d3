using System.Net;
using System.Text.Json.Nodes;
using Delightful.Local.GitHub;
using Delightful.Local.Recorders;
using Delightful.Local.Pager;
using Delightful.Local.Slack;
using Delightful.Local.Webhook;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Delightful.Cloud.Tests.Delivery;

/// <summary>A chat and a repository host of one test alone, each with its own faults.</summary>
internal sealed class Outside : IAsyncDisposable
{
    private readonly WebApplication _app;

    private Outside(WebApplication app) => _app = app;

    public SlackRecorder Chat { get; } = new(TimeProvider.System);

    public GitHubRecorder Host { get; } = new(TimeProvider.System);

    public PagerRecorder Pager { get; } = new(TimeProvider.System);

    public WebhookRecorder Webhook { get; } = new(TimeProvider.System);

    /// <summary>What the secret of the GitHub App holds.</summary>
    public string AppKey { get; set; } = "";

    public FaultSwitch PagerFaults { get; } = new();

    public FaultSwitch WebhookFaults { get; } = new();

    public FaultSwitch ChatFaults { get; } = new();

    public FaultSwitch HostFaults { get; } = new();

    public Uri Address => new(_app.Urls.Single() + "/");

    public static async Task<Outside> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Logging.ClearProviders();
        var outside = new Outside(builder.Build());
        outside._app.MapSlack(outside.Chat, outside.ChatFaults);
        outside._app.MapGitHub(outside.Host, outside.HostFaults);
        outside._app.MapPager(outside.Pager, outside.PagerFaults);
        outside._app.MapWebhook(outside.Webhook, outside.WebhookFaults);
        outside._app.MapGet("/systemsmanager/parameters/get", (string name) => Results.Text(new JsonObject { ["Parameter"] = new JsonObject { ["Value"] = outside.SecretOf(name) } }.ToJsonString(), "application/json"));
        await outside._app.StartAsync();
        return outside;
    }

    private string SecretOf(string name) => name switch
    {
        "/delightful/pagerduty-key" => "not-a-real-integration-key-at-al",
        "/delightful/webhook-key" => Webhook.Key,
        "/delightful/github-app-key" => AppKey,
        _ => "xoxb-not-a-real-token",
    };

    public async ValueTask DisposeAsync()
    {
        using var soon = new CancellationTokenSource(TimeSpan.FromSeconds(1));
        await _app.StopAsync(soon.Token);
        await _app.DisposeAsync();
    }
}
