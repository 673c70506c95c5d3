using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Delightful.Core.Analysis.Code;

/// <summary>
/// Something in code that tells of a service. A line is compared with the pattern only when one of the needles is in it,
/// so most of a source is never compared at all. The pattern's groups <c>v</c> and <c>x</c> become the sighting's value and extra.
/// </summary>
internal sealed class CodeRule(ImmutableArray<string> endings, ImmutableArray<string> needles, Regex pattern, Func<string, bool>? keep = null)
{
    /// <summary>The endings of the files that are looked through.</summary>
    public ImmutableArray<string> Endings { get; } = endings;

    public ImmutableArray<string> Needles { get; } = needles;

    public Regex Pattern { get; } = pattern;

    /// <summary>Whether a value is worth keeping.</summary>
    public bool Keeps(string value) => keep?.Invoke(value) ?? true;
}

/// <summary>A place where a rule saw something.</summary>
internal sealed record Sighting(CodeRule Rule, string Path, int Line, string Value, string Extra)
{
    public string Source => $"{Path}:{Line}";

    public string Name => Path[(Path.LastIndexOf('/') + 1)..];

    public string Folder => Path.LastIndexOf('/') is > 0 and var end ? Path[..end] : "";
}
