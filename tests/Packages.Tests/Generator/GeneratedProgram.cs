using System.Diagnostics;
using Microsoft.CodeAnalysis;

namespace Delightful.Packages.Tests.Generator;

/// <summary>A program compiled from some source and what the generator made of it, in a folder of its own.</summary>
sealed class GeneratedProgram : IDisposable
{
    readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("generated-program-");

    public GeneratedProgram(string source)
    {
        GeneratorRun.Compile(source).Emit(PathOf("Shop.dll")).Success.ShouldBeTrue();
        File.Copy(Path.Combine(AppContext.BaseDirectory, "Delightful.Packages.Tests.runtimeconfig.json"), PathOf("Shop.runtimeconfig.json"));
        foreach (var pattern in new[] { "Amazon.Lambda.*.dll", "Microsoft.Extensions.DependencyInjection*.dll" })
        {
            foreach (var library in Directory.EnumerateFiles(AppContext.BaseDirectory, pattern))
                File.Copy(library, PathOf(Path.GetFileName(library)));
        }
    }

    /// <summary>Starts it as Lambda would: with nothing but its environment.</summary>
    public Process Start(IReadOnlyDictionary<string, string> environment)
    {
        var start = new ProcessStartInfo("dotnet", [PathOf("Shop.dll")]) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        return Process.Start(start)!;
    }

    public void Dispose() => _folder.Delete(recursive: true);

    string PathOf(string file) => Path.Combine(_folder.FullName, file);
}
