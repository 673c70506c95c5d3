using System.CommandLine;

namespace Delightful.Cli.Commands;

/// <summary><c>local</c>: the whole chain on this machine.</summary>
static class LocalCommand
{
    public static Command Create(CliContext context) => new("local", "Run the whole chain on this machine.")
    {
        LocalUpCommand.Create(context),
        LocalPushCommand.Create(context),
        LocalDownCommand.Create(context),
    };
}
