using System.Diagnostics;
using System.Net.Sockets;
using Delightful.Cli.Errors;
using Delightful.Local;
using Delightful.Local.Gateway;
using Delightful.Local.Installation;

namespace Delightful.Cli.Local;

/// <summary>The local cloud with the pipeline installed, in this process, until it is disposed.</summary>
sealed class LocalHost : IAsyncDisposable
{
    const string LogName = "up.log";

    readonly LocalCloud cloud;
    readonly string folder;

    LocalHost(LocalCloud cloud, LocalState state, string folder)
    {
        this.cloud = cloud;
        State = state;
        this.folder = folder;
    }

    public LocalState State { get; }

    /// <summary>Where a cloud that was started in the background writes what it does.</summary>
    public static string LogIn(string folder) => Path.Combine(folder, LogName);

    /// <summary>Builds, starts and installs; when it returns, an image push leads to a release.</summary>
    public static async Task<LocalHost> StartAsync(CliContext context, LocalExample example, int port, double speed, Action<string> say, CancellationToken ct)
    {
        Clear(context.LocalFolder);
        var preparation = new Preparation(context.Folder, example, say);

        var first = port == 0 ? FreePort.Take() : port;
        var services = example.Catalogue(at => Port(port, at + 1));
        var options = new LocalCloudOptions
        {
            RepositoryRoot = context.Folder,
            Port = first,
            Speed = speed,
            StateDirectory = context.LocalFolder,
            FunctionsDirectory = preparation.FunctionsFolder,
            TerraformCliConfig = ProviderMirror.WriteConfiguration(context.LocalFolder),
            TaskCommands = example.Commands(context.Folder),
        };
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var prepared = preparation.RunAsync(stop.Token);
        try
        {
            return await StartAsync(options, services, Path.Combine(context.Folder, example.Folder), prepared, say, ct);
        }
        finally
        {
            // When the installation failed, nobody needs the rest of the build.
            await stop.CancelAsync();
            await prepared.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    public async ValueTask DisposeAsync()
    {
        LocalState.Remove(folder);
        await cloud.DisposeAsync();
    }

    /// <summary>Most of the installation is Terraform waiting for a load balancer: what the cloud runs is built meanwhile.</summary>
    static async Task<LocalHost> StartAsync(
        LocalCloudOptions options, IReadOnlyList<LocalService> services, string sourceFolder, Task prepared, Action<string> say, CancellationToken ct)
    {
        LocalCloud? cloud = null;
        try
        {
            cloud = await LocalCloud.StartAsync(options, ct);
            await new Installer(cloud, new InstallationOptions { Services = services, Functions = prepared }, new Steps(say)).RunAsync(ct);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            if (cloud is not null)
                await cloud.DisposeAsync();
            if (error is CliException)
                throw;
            throw error is IOException { InnerException: { } cause } && cause.GetBaseException() is SocketException
                ? CliErrors.PortTaken(options.Port)
                : CliErrors.LocalCloudFailed(error.Message, Path.Combine(options.StateDirectory, "logs"));
        }

        using var self = Process.GetCurrentProcess();
        var state = new LocalState(
            self.Id,
            LocalState.StartOf(self),
            cloud.Endpoint.ToString().TrimEnd('/'),
            options.Speed,
            options.StateDirectory,
            [.. services.Select(service => new LocalServiceState(
                service.Name,
                $"http://127.0.0.1:{service.ListenerPort}",
                $"http://127.0.0.1:{service.TestListenerPort}",
                service.SourceRepository,
                sourceFolder))]);
        state.Write(options.StateDirectory);
        return new LocalHost(cloud, state, options.StateDirectory);
    }

    static int Port(int first, int offset) => first == 0 ? FreePort.Take() : first + offset;

    static void Clear(string folder)
    {
        var root = Directory.CreateDirectory(folder);
        foreach (var entry in root.EnumerateFileSystemInfos().Where(entry => entry.Name != LogName))
        {
            if (entry is DirectoryInfo directory)
                directory.Delete(recursive: true);
            else
                entry.Delete();
        }
    }

    sealed class Steps(Action<string> say) : IProgress<InstallationStep>
    {
        public void Report(InstallationStep value) => say(value.Took is { } took
            ? $"{value.Name} is ready after {Core.Words.Duration(took)}"
            : $"{value.Name}: {value.What}");
    }
}
