using System.Net;
using Delightful.Local.GitHub;
using Delightful.Local.Recorders;
using Delightful.Local.Slack;
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
        outside._app.MapGet("/secretsmanager/get", () => Results.Text("""{"SecretString":"xoxb-not-a-real-token"}""", "application/json"));
        await outside._app.StartAsync();
        return outside;
    }

    public async ValueTask DisposeAsync()
    {
        using var soon = new CancellationTokenSource(TimeSpan.FromSeconds(1));
        await _app.StopAsync(soon.Token);
        await _app.DisposeAsync();
    }
}
