namespace Delightful.Cli.Errors;

/// <summary>A failure that was expected: shown as one message with its remedy, never as a stack trace.</summary>
/// <param name="code">Stable; listed in docs/errors.md.</param>
/// <param name="message">What is wrong.</param>
/// <param name="remedy">What to do.</param>
sealed class CliException(string code, string message, string remedy) : Exception(message)
{
    public string Code { get; } = code;

    public string Remedy { get; } = remedy;

    /// <summary>2 when the command line was wrong, 3 when a replay came to something else, 1 for everything else.</summary>
    public int ExitCode => Code switch
    {
        CliErrors.UsageCode => CliExit.Usage,
        CliErrors.DecidesOtherwiseCode => CliExit.DecidesOtherwise,
        _ => CliExit.Failure,
    };
}

/// <summary>What the exit codes mean, the same for every command.</summary>
static class CliExit
{
    public const int Success = 0;
    public const int Failure = 1;
    public const int Usage = 2;
    public const int DecidesOtherwise = 3;
}
