using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Delightful.Core.Analysis.Detectors;

namespace Delightful.Core.Analysis.Code.Rules;

/// <summary>What code of any language tells.</summary>
internal static partial class AnyCodeRules
{
    private static readonly ImmutableArray<string> Endings = [".cs", ".js", ".mjs", ".cjs", ".ts", ".mts", ".cts", ".py", ".java", ".kt", ".go", ".rb", ".php", ".rs"];

    /// <summary>The address of a database, cache or queue; the value is its scheme.</summary>
    public static readonly CodeRule Address = new(
        Endings, ["postgres://", "postgresql://", "postgresql+", "mysql://", "mysql+", "mongodb://", "mongodb+srv://", "redis://", "rediss://", "amqp://", "amqps://", "sqlite://"], Scheme());

    /// <summary>A load test and how many virtual users it has.</summary>
    public static readonly CodeRule LoadTest = new([".js", ".ts"], ["vus"], Users());

    /// <summary>Something that is formed like a secret; the value is never kept, the extra is what formed it.</summary>
    public static readonly CodeRule Secret = new(Endings, SecretPattern.Needles, SecretPattern.InCode());

    public static readonly ImmutableArray<CodeRule> All = [Address, LoadTest, Secret];

    [GeneratedRegex(@"\b(?<v>postgres|postgresql|mysql|mongodb|redis|rediss|amqp|amqps|sqlite)(?:\+\w{1,20})?://", RegexOptions.CultureInvariant, CodeRules.MillisecondsPerLine)]
    private static partial Regex Scheme();

    [GeneratedRegex(@"\bvus\s*:\s*(?<v>\d{1,6})\b", RegexOptions.CultureInvariant, CodeRules.MillisecondsPerLine)]
    private static partial Regex Users();
}
