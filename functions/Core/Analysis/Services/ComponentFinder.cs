using System.Collections.Immutable;
using Delightful.Core.Analysis.Source;
using Delightful.Core.Analysis.Stacks;

namespace Delightful.Core.Analysis.Services;

/// <summary>Finds the programs of a source: one, or the many of a monorepo.</summary>
internal static class ComponentFinder
{
    private const int Most = 100;

    public static ImmutableArray<Component> Find(SourceTree tree)
    {
        var started = Ecosystem.All
            .SelectMany(e => tree.Files.Where(e.IsManifest).Where(f => e.Starts(f, tree)).Select(f => (Ecosystem: e, Manifest: f, Folder: e.FolderOf(f))))
            .Concat(Imaged(tree)).DistinctBy(s => (s.Ecosystem.Name, s.Manifest.Path))
            .GroupBy(s => s.Folder).OrderBy(g => g.Key.Count(c => c == '/')).ThenBy(g => g.Key, StringComparer.Ordinal).Take(Most);
        return [.. started.Select(g => new Component(
            g.Key,
            [.. g.SelectMany(s => s.Ecosystem.Names(s.Manifest)).Append(LastOf(g.Key)).Where(n => n.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase)],
            [.. g.SelectMany(s => s.Ecosystem.Libraries(s.Manifest, tree)).Distinct().Where(f => f != g.Key)],
            g.Any(s => s.Ecosystem.FrameworkOf(s.Ecosystem.Read(s.Manifest, tree)) is not null)))];
    }

    /// <summary>What nothing but its image says to be a program: a manifest with a Dockerfile beside it, below the top.</summary>
    private static IEnumerable<(Ecosystem Ecosystem, SourceFile Manifest, string Folder)> Imaged(SourceTree tree)
    {
        var folders = tree.Files.Where(f => f.Name == "Dockerfile" && f.Folder.Length > 0).Select(f => f.Folder).ToHashSet(StringComparer.Ordinal);
        return Ecosystem.All.SelectMany(e => tree.Files.Where(f => folders.Contains(f.Folder) && e.IsManifest(f)).Select(f => (e, f, f.Folder)));
    }

    private static string LastOf(string folder) => folder[(folder.LastIndexOf('/') + 1)..];
}
