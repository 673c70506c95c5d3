using System.Collections.Immutable;

namespace Delightful.Core.Analysis.Source;

/// <summary>The files of a source that an analysis looks at.</summary>
/// <param name="Files">In the order of their paths.</param>
/// <param name="Remarks">What was left out, in sentences.</param>
internal sealed record SourceTree(ImmutableArray<SourceFile> Files, ImmutableArray<string> Remarks)
{
    public const string DeclarationName = ".delightful.yaml";

    public static SourceTree None { get; } = new([], []);

    /// <summary>The files in a folder and below.</summary>
    public SourceTree Below(string folder) =>
        folder.Length == 0 ? this : this with { Files = [.. Files.Where(f => f.Path.StartsWith(folder + "/", StringComparison.Ordinal))] };

    /// <summary>The file of this name that is nearest to the top; null when there is none.</summary>
    public SourceFile? Topmost(string name) =>
        Files.Where(f => f.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).OrderBy(f => f.Path.Count(c => c == '/')).FirstOrDefault();

    public IEnumerable<SourceFile> WithEnding(params string[] endings) =>
        Files.Where(f => endings.Any(e => f.Name.EndsWith(e, StringComparison.OrdinalIgnoreCase)));
}
