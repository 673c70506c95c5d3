using System.Collections.Immutable;
using Delightful.Core.Analysis.Code;

namespace Delightful.Core.Analysis.Source;

/// <summary>What was read of a source, or of one service in it.</summary>
/// <param name="Files">Files of settings, in the order of their paths.</param>
/// <param name="Sightings">What the code rules saw, in the order of paths and lines.</param>
/// <param name="Remarks">What was left out, in sentences.</param>
internal sealed record SourceTree(ImmutableArray<SourceFile> Files, ImmutableArray<Sighting> Sightings, ImmutableArray<string> Remarks)
{
    public const string DeclarationName = ".delightful.yaml";

    private readonly ILookup<CodeRule, Sighting> _byRule = Sightings.ToLookup(s => s.Rule);

    /// <summary>The file of this name that is nearest to the top; null when there is none.</summary>
    public SourceFile? Topmost(string name) => Named(name).FirstOrDefault();

    /// <summary>Files of one of these names, those nearest to the top first.</summary>
    public IEnumerable<SourceFile> Named(params string[] names) =>
        Files.Where(f => names.Contains(f.Name, StringComparer.OrdinalIgnoreCase)).OrderBy(f => f.Depth).ThenBy(f => f.Path, StringComparer.Ordinal);

    public IEnumerable<SourceFile> WithEnding(params string[] endings) =>
        Files.Where(f => endings.Any(e => f.Name.EndsWith(e, StringComparison.OrdinalIgnoreCase))).OrderBy(f => f.Depth).ThenBy(f => f.Path, StringComparer.Ordinal);

    public IEnumerable<Sighting> Of(CodeRule rule) => _byRule[rule];

    /// <summary>True when a path is in a folder or below it; every path is below the top, which is empty.</summary>
    public static bool IsBelow(string path, string folder) =>
        folder.Length == 0 || path == folder || (path.Length > folder.Length && path[folder.Length] == '/' && path.StartsWith(folder, StringComparison.Ordinal));
}
