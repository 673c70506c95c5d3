using System.Diagnostics;

namespace Delightful.Benchmarks;

/// <summary>The repository that the benchmarks run in.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    /// <summary>An emptied folder that the repository ignores.</summary>
    public static string Folder(string name)
    {
        var folder = Path.Combine(Root, ".delightful", "benchmarks", name);
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
        return Directory.CreateDirectory(folder).FullName;
    }

    /// <summary>Publishes the functions as the product does, apart from the given options, and returns their folder.</summary>
    public static async Task<string> PublishFunctionsAsync(string name, params string[] options)
    {
        var folder = Folder(name);
        var start = new ProcessStartInfo(
            "dotnet", ["publish", "functions/Pipeline", "-c", "Release", "-o", folder, "-v", "q", "-clp:NoSummary", "-nodeReuse:false", .. options])
        {
            WorkingDirectory = Root,
        };
        using var process = Process.Start(start)!;
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? folder : throw new InvalidOperationException($"publishing the functions ended with {process.ExitCode}");
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "template.yaml")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new DirectoryNotFoundException("the benchmarks run from inside the repository");
    }
}
