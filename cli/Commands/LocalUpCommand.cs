using System.CommandLine;
using System.Runtime.InteropServices;
using Delightful.Cli.Errors;
using Delightful.Cli.Io;
using Delightful.Cli.Local;

namespace Delightful.Cli.Commands;

/// <summary><c>local up</c>: starts the local cloud, installs the pipeline in it, and says how to use it.</summary>
static class LocalUpCommand
{
    const int DefaultPort = 4566;
    const double DefaultSpeed = 20;

    public static Command Create(CliContext context)
    {
        var detach = new Option<bool>("--detach", "-d") { Description = "Leave it running in the background." };
        var port = new Option<int>("--port")
        {
            Description = "Port of the AWS endpoint; each service takes two after it. 0 takes free ones.",
            HelpName = "N",
            DefaultValueFactory = _ => DefaultPort,
        };
        port.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var text }] && (!int.TryParse(text, out var number) || number is < 0 or > 65533))
                result.AddError($"--port is '{text}'; it must be a number from 0 to 65533.");
        });
        var speed = new Option<double>("--speed")
        {
            Description = "Divides configured waits such as the bake and the watchdog's schedule; 1 is real time.",
            HelpName = "N",
            DefaultValueFactory = _ => DefaultSpeed,
        };
        speed.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var text }]
                && (!double.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var number) || number is not (>= 1 and <= 1000)))
                result.AddError($"--speed is '{text}'; it must be a number from 1 to 1000.");
        });
        var example = new Option<string>("--example") { Description = $"The example whose services it knows: {string.Join(", ", LocalExample.All.Select(known => known.Name))}.", HelpName = "NAME", DefaultValueFactory = _ => LocalExample.Usual };
        example.AcceptOnlyFromAmong([.. LocalExample.All.Select(known => known.Name)]);
        var command = new Command("up", "Start the local cloud with the pipeline installed.") { detach, example, port, speed, CommonOptions.Json };
        command.SetAction((parsed, ct) => RunAsync(
            context, parsed.GetValue(detach), LocalExample.Named(parsed.GetRequiredValue(example)), parsed.GetValue(port), parsed.GetValue(speed), parsed.GetValue(CommonOptions.Json), ct));
        return command;
    }

    static async Task<int> RunAsync(CliContext context, bool detach, LocalExample example, int port, double speed, bool json, CancellationToken ct)
    {
        if (LocalState.Read(context.LocalFolder) is { } running)
            throw CliErrors.LocalCloudRuns(running.Port, running.Process);

        if (detach)
        {
            Show(await DetachedUp.StartAsync(context, example, port, speed, ct), context.Terminal, json);
            return CliExit.Success;
        }

        await using var host = await LocalHost.StartAsync(context, example, port, speed, context.Terminal.Error.WriteLine, ct);
        Show(host.State, context.Terminal, json);
        await UntilToldAsync(ct);
        return CliExit.Success;
    }

    static void Show(LocalState state, Terminal terminal, bool json)
    {
        if (json)
            terminal.Output.WriteJson(state);
        else
            terminal.Output.WriteLine(LocalGuide.For(state));
        terminal.Output.Flush();
    }

    static async Task UntilToldAsync(CancellationToken ct)
    {
        var told = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var cancelled = ct.Register(told.SetResult);
        using var hangUp = PosixSignalRegistration.Create(PosixSignal.SIGHUP, context => context.Cancel = true);
        await told.Task;
    }
}
