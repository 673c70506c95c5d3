using System.CommandLine;

namespace Delightful.Cli.Commands;

/// <summary><c>feedback</c>: what people are told.</summary>
static class FeedbackCommand
{
    public static Command Create(CliContext context) => new("feedback", "Deal with comments and messages that could not be written.")
    {
        FeedbackRedriveCommand.Create(context),
    };
}
