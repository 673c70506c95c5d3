using System.CommandLine;

namespace Delightful.Cli.Commands;

/// <summary><c>hold</c>: what a rollback left behind so that automation does not undo it.</summary>
static class HoldCommand
{
    public static Command Create(CliContext context) => new("hold", "Deal with what keeps automation from deploying.")
    {
        HoldLiftCommand.Create(context),
    };
}
