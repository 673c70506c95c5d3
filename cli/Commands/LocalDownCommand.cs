using System.CommandLine;
using Delightful.Cli.Errors;
using Delightful.Cli.Io;
using Delightful.Cli.Local;

namespace Delightful.Cli.Commands;

/// <summary><c>local down</c>: stops the local cloud of this clone and everything it started.</summary>
static class LocalDownCommand
{
    static readonly TimeSpan Grace = TimeSpan.FromSeconds(30);

    public static Command Create(CliContext context)
    {
        var command = new Command("down", "Stop the local cloud.") { CommonOptions.Json };
        command.SetAction((parsed, ct) => RunAsync(context, parsed.GetValue(CommonOptions.Json), ct));
        return command;
    }

    static async Task<int> RunAsync(CliContext context, bool json, CancellationToken ct)
    {
        var running = LocalState.Read(context.LocalFolder);
        if (running is not null)
        {
            await Signals.StopAsync(running.Process, Grace, ct);
            LocalState.Remove(context.LocalFolder);
        }

        if (json)
            context.Terminal.Output.WriteJson(new { Stopped = running?.Process });
        else
            context.Terminal.Output.WriteLine(running is null ? "No local cloud was running." : $"Stopped the local cloud (process {running.Process}).");
        return CliExit.Success;
    }
}
