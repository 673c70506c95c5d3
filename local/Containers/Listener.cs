using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Yarp.ReverseProxy.Forwarder;

namespace Delightful.Local.Containers;

/// <summary>One listener of a load balancer, on its own port: forwards each request to a target group by weight.</summary>
sealed class Listener : IAsyncDisposable
{
    readonly HttpMessageInvoker client = new(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false, UseCookies = false, AutomaticDecompression = DecompressionMethods.None });
    readonly WebApplication app;
    readonly IHttpForwarder forwarder;

    Listener(string arn, int port, ListenerAction action)
    {
        (Arn, Port, Action) = (arn, port, action);
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, port));
        builder.Logging.SetMinimumLevel(LogLevel.Error);
        builder.Services.AddHttpForwarder();
        app = builder.Build();
        forwarder = app.Services.GetRequiredService<IHttpForwarder>();
        app.Run(ServeAsync);
    }

    public string Arn { get; }

    public int Port { get; }

    /// <summary>What happens to the next request; changes at once.</summary>
    public ListenerAction Action { get; set; }

    public static async Task<Listener> StartAsync(string arn, int port, ListenerAction action, CancellationToken ct)
    {
        var listener = new Listener(arn, port, action);
        await listener.app.StartAsync(ct);
        return listener;
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        client.Dispose();
    }

    async Task ServeAsync(HttpContext http)
    {
        if (Action.Fixed is { } answer)
        {
            http.Response.StatusCode = answer.Status;
            await http.Response.WriteAsync(answer.Body);
            return;
        }
        if (Action.Choose()?.Enter() is not { } target)
        {
            http.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            return;
        }
        try
        {
            await forwarder.SendAsync(http, $"http://127.0.0.1:{target.Port}", client);
        }
        finally
        {
            target.Leave();
        }
    }
}
