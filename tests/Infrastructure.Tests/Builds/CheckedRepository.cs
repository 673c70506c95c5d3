using System.Diagnostics;
using Delightful.Infrastructure.Tests.Template;

namespace Delightful.Infrastructure.Tests.Builds;

/// <summary>The infrastructure/ of a repository, and what the builds say of it before Terraform sees it.</summary>
internal sealed class CheckedRepository : IDisposable
{
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("delightful-repository-");

    /// <summary>A repository of one file.</summary>
    public static async Task<IReadOnlyList<string>> CheckAsync(string code)
    {
        using var repository = new CheckedRepository();
        repository.Write("main.tf", code);
        return await repository.CheckAsync();
    }

    public string Folder => _root.FullName;

    public void Write(string path, string text)
    {
        var file = new FileInfo(Path.Combine(_root.FullName, path));
        file.Directory!.Create();
        File.WriteAllText(file.FullName, text);
    }

    /// <summary>Why it is refused: a line for each reason.</summary>
    public async Task<IReadOnlyList<string>> CheckAsync()
    {
        var start = new ProcessStartInfo("bash", ["-c", "set -euo pipefail; . buildspecs/check-terraform.sh; check_terraform \"$1\"", "check", _root.FullName])
        {
            WorkingDirectory = Path.Combine(SamTemplate.RepositoryRoot, "infrastructure"),
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        (process.ExitCode, await error).ShouldBe((0, ""));
        return output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    public void Dispose() => _root.Delete(recursive: true);
}
