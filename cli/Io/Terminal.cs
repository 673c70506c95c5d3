using Spectre.Console;

namespace Delightful.Cli.Io;

/// <summary>
/// Where a command writes, and what can be shown there. Commands write nowhere else, so a test runs them in process
/// and reads what a person would see.
/// </summary>
/// <param name="Output">Standard output: results.</param>
/// <param name="Error">Standard error: errors and progress.</param>
/// <param name="IsRedirected">True when output goes to a file or a pipe: nothing is redrawn, nothing is coloured.</param>
/// <param name="HasColour">False when colour is unwanted.</param>
/// <param name="Width">Columns of the terminal.</param>
sealed record Terminal(TextWriter Output, TextWriter Error, bool IsRedirected, bool HasColour, int Width)
{
    const int WidthOfFiles = 4096;

    /// <summary>This process's terminal; NO_COLOR, when set to anything, turns colour off.</summary>
    public static Terminal OfProcess(Func<string, string?> variable)
    {
        var redirected = Console.IsOutputRedirected;
        var unwanted = variable("NO_COLOR") is { Length: > 0 } || variable("TERM") == "dumb";
        return new(Console.Out, Console.Error, redirected, !redirected && !unwanted, redirected ? WidthOfFiles : Math.Max(Console.WindowWidth, 40));
    }

    /// <summary>Tables and colour on standard output.</summary>
    public IAnsiConsole Pretty()
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(Output),
            Ansi = HasColour ? AnsiSupport.Yes : AnsiSupport.No,
            ColorSystem = HasColour ? ColorSystemSupport.Standard : ColorSystemSupport.NoColors,
            Interactive = IsRedirected ? InteractionSupport.No : InteractionSupport.Yes,
        });
        console.Profile.Width = Width;
        return console;
    }
}
