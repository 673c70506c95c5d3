using System.CommandLine;
using Delightful.Cli.Errors;
using Delightful.Cli.Io;

namespace Delightful.Cli.Commands;

/// <summary><c>feedback redrive</c>: puts what was set aside back into the feedback queue.</summary>
static class FeedbackRedriveCommand
{
    public static Command Create(CliContext context)
    {
        var command = new Command("redrive", "Send again what could not be written as a comment or a message and was set aside. What people were told already they are not told again.")
        {
            CommonOptions.Aws, CommonOptions.Json,
        };
        command.SetAction((parsed, ct) => RunAsync(context, parsed.GetValue(CommonOptions.Aws), parsed.GetValue(CommonOptions.Json), ct));
        return command;
    }

    static async Task<int> RunAsync(CliContext context, bool aws, bool json, CancellationToken ct)
    {
        var terminal = context.Terminal;
        var done = await context.Cloud(aws, json).RedriveFeedbackAsync(
            so =>
            {
                if (!json)
                    terminal.Error.WriteLine($"{so.Sent} sent again");
            },
            ct);
        if (json)
            terminal.Output.WriteJson(done);
        else
            await terminal.Output.WriteLineAsync(done.Sent == 0 ? "Nothing is set aside." : $"Sent {Messages(done.Sent)} again.");
        if (!json && done.CameBack > 0)
            await terminal.Output.WriteLineAsync($"{done.CameBack} of those came back at once. The log of delightful-send-feedback says why.");
        return CliExit.Success;
    }

    static string Messages(int count) => count == 1 ? "1 message" : $"{count} messages";
}
