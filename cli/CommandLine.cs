using System.CommandLine;
using System.CommandLine.Parsing;
using Delightful.Cli.Commands;
using Delightful.Cli.Demo;
using Delightful.Cli.Errors;
using Delightful.Cli.Io;

namespace Delightful.Cli;

/// <summary>The whole command line: what commands there are, and the one place where an error becomes a message and an exit code.</summary>
static class CommandLine
{
    /// <summary>A local cloud that is told to stop ends its builds and tasks first; less than that would leave them behind.</summary>
    static readonly TimeSpan TimeToStop = TimeSpan.FromSeconds(25);

    /// <summary>Runs one command line to its end and returns the exit code; see docs/cli.md.</summary>
    public static async Task<int> RunAsync(IReadOnlyList<string> arguments, CliContext context)
    {
        var parsed = Root(context).Parse(arguments);
        var json = parsed.GetResult(CommonOptions.Json) is { Implicit: false };
        try
        {
            if (parsed.Errors.Count > 0)
                throw CliErrors.Usage(string.Join(Environment.NewLine, parsed.Errors.Select(error => error.Message)), Path(parsed.CommandResult));

            return await parsed.InvokeAsync(new InvocationConfiguration
            {
                Output = context.Terminal.Output,
                Error = context.Terminal.Error,
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = TimeToStop,
            });
        }
        catch (CliException error)
        {
            Show(error, context.Terminal, json);
            return error.ExitCode;
        }
        catch (OperationCanceledException)
        {
            return CliExit.Failure;
        }
    }

    /// <summary>What the program takes; documents are read against it.</summary>
    internal static RootCommand Root(CliContext context) =>
        new("Push an image, and follow it to a verified release or back to the last one.")
        {
            StatusCommand.Create(context),
            HistoryCommand.Create(context),
            ShowCommand.Create(context),
            ReplayCommand.Create(context),
            SimulateCommand.Create(context),
            AnalyzeCommand.Create(context),
            InitCommand.Create(context),
            FiguresCommand.Create(context),
            WatchCommand.Create(context),
            DashboardCommand.Create(context),
            AnswerCommand.Approve(context),
            AnswerCommand.Reject(context),
            PromoteCommand.Create(context),
            RollbackCommand.Create(context),
            HoldCommand.Create(context),
            UnlockCommand.Create(context),
            CatalogueCommand.Create(context),
            FeedbackCommand.Create(context),
            LocalCommand.Create(context),
            DemoCommand.Create(context),
            DoctorCommand.Create(context),
        };

    static void Show(CliException error, Terminal terminal, bool json)
    {
        if (json)
        {
            terminal.Error.WriteJson(new { Error = new { error.Code, error.Message, error.Remedy } });
            return;
        }
        terminal.Error.WriteLine($"error {error.Code}: {error.Message}");
        terminal.Error.WriteLine($"  {error.Remedy}");
    }

    static string Path(CommandResult? command) => command switch
    {
        { Parent: CommandResult parent } => $"{Path(parent)} {command.Command.Name}",
        _ => "./delightful",
    };
}
