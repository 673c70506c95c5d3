using System.Collections.Immutable;
using Amazon.Lambda.Annotations.SourceGenerator;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Delightful.Packages.Tests.Generator;

/// <summary>What the generator made of some source: its files, its diagnostics, and the compiler's errors about both.</summary>
sealed record GeneratorRun(
    IReadOnlyDictionary<string, string> Files, ImmutableArray<Diagnostic> Diagnostics, ImmutableArray<Diagnostic> CompilerErrors)
{
    const string Usings = """
        global using System;
        global using System.IO;
        global using System.Threading.Tasks;
        """;

    public IEnumerable<string> Ids => Diagnostics.Select(diagnostic => diagnostic.Id);

    public static GeneratorRun Of(string source, OutputKind kind = OutputKind.ConsoleApplication, string? without = null)
    {
        var driver = Run(source, kind, without, out var updated, out var diagnostics);
        var files = driver.GetRunResult().Results.Single().GeneratedSources
            .ToDictionary(file => file.HintName, file => file.SourceText.ToString());
        var errors = updated.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).ToImmutableArray();
        return new GeneratorRun(files, diagnostics, errors);
    }

    /// <summary>The source and what was generated from it, ready to become a program.</summary>
    public static Compilation Compile(string source)
    {
        Run(source, OutputKind.ConsoleApplication, null, out var compilation, out _);
        return compilation;
    }

    static GeneratorDriver Run(
        string source, OutputKind kind, string? without, out Compilation updated, out ImmutableArray<Diagnostic> diagnostics)
    {
        var trees = new[] { CSharpSyntaxTree.ParseText(source, path: "Functions.cs"), CSharpSyntaxTree.ParseText(Usings, path: "Usings.cs") };
        var compilation = CSharpCompilation.Create("Shop", trees, References(without), new CSharpCompilationOptions(kind));
        return CSharpGeneratorDriver.Create(new LambdaGenerator())
            .RunGeneratorsAndUpdateCompilation(compilation, out updated, out diagnostics);
    }

    static IEnumerable<MetadataReference> References(string? without)
    {
        var platform = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator);
        return platform
            .Where(path => without is null || !Path.GetFileName(path).Equals(without + ".dll", StringComparison.Ordinal))
            .Select(path => MetadataReference.CreateFromFile(path));
    }
}
