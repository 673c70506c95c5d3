using System.CommandLine;
using Delightful.Cli.Doctor;
using Delightful.Cli.Errors;
using Delightful.Cli.Io;
using Delightful.Cli.Views;
using Spectre.Console;

namespace Delightful.Cli.Commands;

/// <summary><c>doctor</c>: checks what the local cloud needs of this machine, and says exactly what to do about the rest.</summary>
static class DoctorCommand
{
    public static Command Create(CliContext context)
    {
        var command = new Command("doctor", "Check what the local cloud needs of this machine.") { CommonOptions.Json };
        command.SetAction((parsed, ct) => RunAsync(context, parsed.GetValue(CommonOptions.Json), ct));
        return command;
    }

    static async Task<int> RunAsync(CliContext context, bool json, CancellationToken ct)
    {
        var checks = await Checks.RunAsync(new Programs(context.Variable("PATH") ?? ""), ct);
        if (json)
            context.Terminal.Output.WriteJson(new { Checks = checks });
        else
            Show(checks, context.Terminal.Pretty());

        var failed = checks.Count(check => check.Health == Health.Failed);
        return failed == 0 ? CliExit.Success : throw CliErrors.ToolsMissing(failed);
    }

    static void Show(Check[] checks, IAnsiConsole console)
    {
        var table = Look.Table("", "CHECK", "FOUND", "REMEDY");
        foreach (var check in checks)
        {
            table.AddRow(
                check.Health switch
                {
                    Health.Fine => new Text("✓", new Style(Color.Green)),
                    Health.Optional => new Text("·", new Style(Color.Yellow)),
                    _ => new Text("✗", new Style(Color.Red)),
                },
                Look.Plain(check.Name),
                Look.Plain(check.Found),
                Look.Plain(check.Remedy ?? ""));
        }
        console.Write(table);
    }
}
