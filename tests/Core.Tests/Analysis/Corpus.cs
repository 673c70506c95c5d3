using System.Collections.Immutable;
using System.Text.Json;
using Delightful.Core.Analysis;
using Delightful.Core.Analysis.Facts;
using Delightful.Core.Analysis.Source;

namespace Delightful.Core.Tests.Analysis;

/// <summary>The sample repositories of tests/analyzer with what is true of them.</summary>
internal static class Corpus
{
    private static string Root { get; } = Path.Combine(Repository.Root, "tests/analyzer");

    public static IEnumerable<string> Names => Directory.EnumerateDirectories(Root).Select(d => Path.GetFileName(d)!).Order(StringComparer.Ordinal);

    public static ImmutableArray<AnalysisResult> Analyzed(string name) => Analyzer.Survey(new Files(Path.Combine(Root, name, "repository")), "dev", AnalysisLimits.Default);

    /// <summary>Folder, fact and value of everything that is true.</summary>
    public static IReadOnlySet<(string Folder, string Fact, string Value)> True(string name)
    {
        using var expected = JsonDocument.Parse(File.ReadAllText(Path.Combine(Root, name, "expected.json")));
        return (from service in expected.RootElement.GetProperty("services").EnumerateObject()
                from fact in service.Value.EnumerateObject()
                from value in fact.Value.ValueKind is JsonValueKind.Array ? fact.Value.EnumerateArray().Select(v => v.GetString()!) : [fact.Value.GetString()!]
                select (service.Name, fact.Name, value)).ToHashSet();
    }

    /// <summary>Everything that was found, with how sure it is.</summary>
    public static IEnumerable<((string Folder, string Fact, string Value) Told, Fact Fact)> Found(string name) =>
        from service in Analyzed(name)
        from fact in service.Facts
        select ((service.Folder, fact.Name, fact.Value), fact);

    private sealed class Files(string folder) : ISource
    {
        public IEnumerable<SourceEntry> Entries(AnalysisLimits limits) => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .Select(f => new SourceEntry(Path.GetRelativePath(folder, f).Replace('\\', '/'), false, () => File.OpenRead(f)));
    }
}
