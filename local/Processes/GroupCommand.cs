namespace Delightful.Local.Processes;

/// <summary>
/// What to start as a process group. The environment is all it gets: nothing is inherited. The operating system
/// appends both output streams to <paramref name="LogFile"/>, so a grandchild that keeps them open blocks nobody.
/// </summary>
sealed record GroupCommand(
    IReadOnlyList<string> CommandLine,
    string WorkingDirectory,
    IReadOnlyDictionary<string, string> Environment,
    string LogFile);
