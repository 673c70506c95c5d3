using Delightful.Local.GitHub;
using Delightful.Local.Recorders;
using Delightful.Local.Pager;
using Delightful.Local.Slack;
using Delightful.Local.Webhook;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace Delightful.Local.Tests.Recorders;

/// <summary>All recorders on a port of their own, called over real HTTP.</summary>
public sealed class RecorderHost : IAsyncLifetime
{
    WebApplication app = null!;

    /// <summary>Sends the tokens that the recorders accept.</summary>
    public HttpClient Client { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        app = builder.Build();
        app.MapGitHub(new(TimeProvider.System), new FaultSwitch());
        app.MapSlack(new(TimeProvider.System), new FaultSwitch());
        app.MapPager(new(TimeProvider.System), new FaultSwitch());
        app.MapWebhook(new(TimeProvider.System), new FaultSwitch());
        await app.StartAsync();
        Client = ClientWith("Bearer xoxb-not-a-real-token");
    }

    /// <summary>A client that sends this Authorization header, or none.</summary>
    public HttpClient ClientWith(string? authorization)
    {
        var client = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };
        client.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", authorization);
        return client;
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await app.DisposeAsync();
    }
}
