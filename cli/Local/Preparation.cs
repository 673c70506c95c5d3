using System.Diagnostics;
using Delightful.Cli.Errors;
using Delightful.Local.Processes;

namespace Delightful.Cli.Local;

/// <summary>Builds what the local cloud runs, when its sources are newer than the last build: the functions and the example.</summary>
sealed class Preparation(string clone, LocalExample example, Action<string> say)
{
    static readonly string[] Sources = ["*.cs", "*.csproj", "*.props", "*.targets"];

    public string FunctionsFolder => Path.Combine(clone, ".delightful", "functions");

    public async Task RunAsync(CancellationToken ct)
    {
        await BuildAsync(
            "the functions",
            ["functions", "packages"],
            ["publish", "functions/Pipeline", "-c", "Release", "-o", FunctionsFolder],
            Path.Combine(FunctionsFolder, "bootstrap"),
            ct);
        foreach (var program in example.Services)
            if (program.Assembly is { } assembly)
                await BuildAsync(program.Service, [example.Folder], ["build", example.Folder, "-c", "Release"], Path.Combine(clone, example.Folder, assembly), ct);
    }

    async Task BuildAsync(string what, string[] folders, string[] arguments, string result, CancellationToken ct)
    {
        var stamp = Path.Combine(clone, ".delightful", "built", what.Replace(' ', '-'));
        if (File.Exists(result) && File.Exists(stamp) && NewestSource(folders) <= File.GetLastWriteTimeUtc(stamp))
            return;

        say($"building {what}");
        var began = DateTime.UtcNow;
        var (exit, output) = await DotnetAsync([.. arguments, "-v", "q", "-clp:NoSummary", "-nodeReuse:false", "-p:RunAnalyzers=false"], ct);
        if (exit != 0)
            throw CliErrors.BuildFailed(what, output.Trim());

        Directory.CreateDirectory(Path.GetDirectoryName(stamp)!);
        File.WriteAllText(stamp, "");
        File.SetLastWriteTimeUtc(stamp, began);
    }

    DateTime NewestSource(string[] folders) => folders
        .Select(folder => new DirectoryInfo(Path.Combine(clone, folder)))
        .Where(folder => folder.Exists)
        .SelectMany(folder => Sources.SelectMany(pattern => folder.EnumerateFiles(pattern, SearchOption.AllDirectories)))
        .Where(file => !file.FullName.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
        .Select(file => file.LastWriteTimeUtc)
        .DefaultIfEmpty(DateTime.MinValue)
        .Max();

    async Task<(int Exit, string Output)> DotnetAsync(string[] arguments, CancellationToken ct)
    {
        using var dotnet = Process.Start(new ProcessStartInfo("dotnet", arguments)
        {
            WorkingDirectory = clone,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        using var stop = ct.Register(() => ChildProcesses.Kill(dotnet));
        var error = dotnet.StandardError.ReadToEndAsync(ct);
        var output = await dotnet.StandardOutput.ReadToEndAsync(ct);
        await dotnet.WaitForExitAsync(ct);
        return (dotnet.ExitCode, output + await error);
    }
}
