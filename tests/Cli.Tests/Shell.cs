using Delightful.Cli.Io;
using Delightful.Cli.Targets;

namespace Delightful.Cli.Tests;

/// <summary>What one run of the command line left behind.</summary>
sealed record Ran(int ExitCode, string Output, string Error);

/// <summary>Runs the command line in this process, as a person with a plain terminal would.</summary>
static class Shell
{
    public static async Task<Ran> RunAsync(
        string[] arguments,
        ICloud? cloud = null,
        Dictionary<string, string>? variables = null,
        string? folder = null,
        bool terminal = false,
        int width = 160)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var context = new CliContext(
            new Terminal(output, error, IsRedirected: !terminal, HasColour: false, width),
            name => variables?.GetValueOrDefault(name),
            folder ?? Path.GetTempPath(),
            new FixedClock(),
            cloud is null ? null : _ => (cloud, "a cloud of the test"))
        {
            PollEvery = TimeSpan.FromMilliseconds(10),
        };
        var exit = await CommandLine.RunAsync(arguments, context);
        return new(exit, Plain(output), Plain(error));
    }

    static string Plain(StringWriter writer) =>
        string.Join('\n', writer.ToString().ReplaceLineEndings("\n").Split('\n').Select(line => line.TrimEnd())).Trim();

    /// <summary>A quarter past nine; timers and elapsed time are real.</summary>
    sealed class FixedClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => Story.Now;

        public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;
    }
}
