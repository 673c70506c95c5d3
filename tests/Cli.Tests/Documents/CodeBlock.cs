namespace Delightful.Cli.Tests.Documents;

/// <summary>A fenced block of a page.</summary>
/// <param name="Page">The page, by its path in the repository.</param>
/// <param name="Line">The line of its fence.</param>
/// <param name="Kind">What the fence says that it holds.</param>
/// <param name="Text">What it holds.</param>
sealed record CodeBlock(string Page, int Line, string Kind, string Text)
{
    const string Mark = "# needs ";

    /// <summary>Where it stands, for messages.</summary>
    public string Where => $"{Page}:{Line}";

    /// <summary>True for commands that a reader types.</summary>
    public bool IsScript => Kind == "sh";

    /// <summary>The line that says what the commands cannot be run without, and why; null when this machine is enough.</summary>
    public string? Need => Text.StartsWith(Mark, StringComparison.Ordinal) ? Text.Split('\n')[0] : null;

    /// <summary>The commands of a script, each by its words.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Commands => ShellCommands.Of(Text);
}
