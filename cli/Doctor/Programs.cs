using System.Diagnostics;

namespace Delightful.Cli.Doctor;

/// <summary>Finds programs on a PATH and asks them questions.</summary>
sealed class Programs(string path)
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>The full path of a program, or null.</summary>
    public string? Find(string name) => path
        .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .Select(folder => Path.Combine(folder, name))
        .FirstOrDefault(File.Exists);

    /// <summary>What the program writes, or null when it is not there, fails, or takes too long.</summary>
    public async Task<string?> AskAsync(string name, IReadOnlyList<string> arguments, CancellationToken ct)
    {
        if (Find(name) is not { } program)
            return null;

        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(Patience);
        try
        {
            var error = process.StandardError.ReadToEndAsync(patience.Token);
            var output = await process.StandardOutput.ReadToEndAsync(patience.Token);
            await process.WaitForExitAsync(patience.Token);
            return process.ExitCode == 0 ? $"{output}{await error}".Trim() : null;
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            process.Kill(entireProcessTree: true);
            return null;
        }
    }
}
