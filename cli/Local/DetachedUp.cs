using System.Diagnostics;
using System.Globalization;
using Delightful.Cli.Errors;

namespace Delightful.Cli.Local;

/// <summary>Starts <c>local up</c> once more as a process in a session of its own, and waits until it is ready.</summary>
static class DetachedUp
{
    public static async Task<LocalState> StartAsync(CliContext context, LocalExample example, int port, double speed, CancellationToken ct)
    {
        Directory.CreateDirectory(context.LocalFolder);
        var log = LocalHost.LogIn(context.LocalFolder);
        await File.WriteAllTextAsync(log, "", ct);
        using var child = Start(log, example, port, speed);
        using var reader = new StreamReader(new FileStream(log, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete));
        try
        {
            while (true)
            {
                var ended = child.HasExited;
                var news = await reader.ReadToEndAsync(ct);
                if (!ended)
                    await context.Terminal.Error.WriteAsync(news);
                else
                    throw Failed(news, child.ExitCode, log);
                if (LocalState.Read(context.LocalFolder) is { } state)
                    return state;
                await Task.Delay(200, ct);
            }
        }
        catch (OperationCanceledException)
        {
            await Signals.StopAsync(child.Id, TimeSpan.FromSeconds(30), CancellationToken.None);
            throw;
        }
    }

    // setsid makes way for the shell, which makes way for the program, so the child is the cloud itself.
    static Process Start(string log, LocalExample example, int port, double speed) => Process.Start(new ProcessStartInfo("setsid",
    [
        "sh", "-c", "exec \"$@\" >/dev/null 2>>\"$0\" </dev/null", log,
        "dotnet", Path.Combine(AppContext.BaseDirectory, "delightful.dll"), "local", "up", "--example", example.Name,
        "--port", port.ToString(CultureInfo.InvariantCulture), "--speed", speed.ToString(CultureInfo.InvariantCulture),
    ]))!;

    static CliException Failed(string news, int exitCode, string log) => CliErrors.LocalCloudFailed(
        news.Split('\n').LastOrDefault(line => line.StartsWith("error ", StringComparison.Ordinal)) ?? $"its process ended with exit code {exitCode}.", log);
}
