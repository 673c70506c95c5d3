using System.Net;
using System.Net.Sockets;
using Delightful.Cli.Dashboard.Serving;
using Delightful.Cli.Errors;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Delightful.Cli.Dashboard;

/// <summary>Serves the page until it is disposed. It reads, and changes nothing anywhere.</summary>
sealed class DashboardServer : IAsyncDisposable
{
    readonly WebApplication app;

    DashboardServer(WebApplication app, Desk desk) => (this.app, Desk) = (app, desk);

    public Desk Desk { get; }

    /// <summary>Where it is, with the port it got.</summary>
    public Uri Address => new(app.Services.GetRequiredService<Microsoft.AspNetCore.Hosting.Server.IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());

    public static async Task<DashboardServer> StartAsync(DashboardOptions options, DashboardSource source, TimeProvider clock, CancellationToken ct)
    {
        var desk = await Desk.OpenAsync(source, options.Pace, clock, ct);
        var server = new DashboardServer(Build(options, desk), desk);
        try
        {
            await server.app.StartAsync(ct);
            return server;
        }
        catch (IOException error) when (error.GetBaseException() is SocketException)
        {
            await server.DisposeAsync();
            throw CliErrors.PortTaken(options.Port);
        }
        catch (SocketException error)
        {
            await server.DisposeAsync();
            throw CliErrors.NotAnAddressHere($"{options.Listen}", error.Message);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
        await Desk.DisposeAsync();
    }

    static WebApplication Build(DashboardOptions options, Desk desk)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = 0;
            kestrel.Listen(new IPEndPoint(options.Listen, options.Port));
        });
        builder.Services.AddRoutingCore();
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(2));
        // What keeps it from starting is told once, as an error of the catalogue.
        builder.Logging.SetMinimumLevel(LogLevel.Warning).AddFilter("Microsoft.Extensions.Hosting", LogLevel.None)
            .AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        var app = builder.Build();
        app.Use(next => Guard.Before(options, next));
        app.Use(next => Refusals.Around(desk, next));
        app.UseRouting();
        app.MapPages(desk);
        app.MapApi(desk, new LiveStream(app.Lifetime.ApplicationStopping), options.Metrics);
        return app;
    }
}
