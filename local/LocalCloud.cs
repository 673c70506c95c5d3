using System.Net;
using Delightful.Local.Faults;
using Delightful.Local.Gateway;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Delightful.Local;

/// <summary>
/// AWS on one machine: one port that plain AWS clients use unchanged. Dispose stops everything it started.
/// </summary>
public sealed class LocalCloud : IAsyncDisposable
{
    readonly WebApplication app;

    LocalCloud(WebApplication app, LocalCloudOptions options)
    {
        this.app = app;
        Options = options;
    }

    /// <summary>The options with the ports in use.</summary>
    public LocalCloudOptions Options { get; }

    /// <summary>The AWS endpoint to point clients at.</summary>
    public Uri Endpoint => Options.Endpoint;

    /// <summary>What is to go wrong next.</summary>
    public FaultPlan Faults => Services.GetRequiredService<FaultPlan>();

    /// <summary>The parts, for tests and for the page.</summary>
    public IServiceProvider Services => app.Services;

    /// <summary>Cancelled when its process was asked to end.</summary>
    public CancellationToken Ending => app.Lifetime.ApplicationStopping;

    /// <summary>Starts moto and the endpoint, then runs every start-up step; returns when the cloud is ready for use.</summary>
    public static async Task<LocalCloud> StartAsync(LocalCloudOptions options, CancellationToken ct = default, Action<IServiceCollection>? more = null)
    {
        options = options with
        {
            Port = options.Port == 0 ? FreePort.Take() : options.Port,
            MotoPort = options.MotoPort == 0 ? FreePort.Take() : options.MotoPort,
        };
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, options.Port);
            kestrel.Limits.MaxRequestBodySize = null;
        });
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        // Idle functions hold a request open for their next event; waiting for those would take the default of half a minute.
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(2));
        builder.Services.AddSingleton(options).AddLocalCloud();
        more?.Invoke(builder.Services);
        var cloud = new LocalCloud(builder.Build(), options);
        try
        {
            await cloud.RunStepsAsync(ct);
            return cloud;
        }
        catch
        {
            await cloud.DisposeAsync();
            throw;
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        Services.GetRequiredService<BackgroundWork>().Dispose();
        await app.StopAsync();
        await app.DisposeAsync();
    }

    async Task RunStepsAsync(CancellationToken ct)
    {
        Directory.CreateDirectory(Options.StateDirectory);
        app.UseMiddleware<GatewayMiddleware>();
        foreach (var endpoints in Services.GetServices<IEndpoints>())
            endpoints.Map(app);
        await app.StartAsync(ct);
        foreach (var step in Services.GetServices<IStartUpStep>())
            await step.RunAsync(ct);
    }
}
