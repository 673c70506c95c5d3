using System.Collections.Immutable;
using Delightful.Core.Analysis.Detectors;

namespace Delightful.Core.Analysis.Facts;

/// <summary>What findings about one thing come to: those that agree make each other surer, those that do not make each other less so.</summary>
internal static class FactMerge
{
    private const double Surest = 0.97;
    private const double Agreement = 0.3;
    private const double Dispute = 0.85;
    private const double Choice = 0.8;

    private static readonly ImmutableHashSet<string> Relational = ["postgres", "mysql", "mariadb", "sqlserver", "oracle", "cockroachdb"];

    private static readonly ImmutableHashSet<string> InFile = ["sqlite", "h2"];

    /// <summary>The values of a name, the surest first.</summary>
    public static List<Finding> Of(string name, IEnumerable<Finding> findings)
    {
        var all = findings.ToList();
        if (all.Any(f => !f.IsDefault && f.Confidence >= Confidence.Enough))
            all = [.. all.Where(f => !f.IsDefault || all.Any(o => !o.IsDefault && o.Value == f.Value))];
        var merged = all.GroupBy(f => f.Value, ValuesOf(name)).Select(Agreed).OrderByDescending(f => f.Confidence).ThenBy(f => f.Value, StringComparer.Ordinal).ToList();
        if (name == FactNames.Database)
            return [.. Databases(merged).OrderByDescending(f => f.Confidence).ThenBy(f => f.Value, StringComparer.Ordinal)];
        if (name == FactNames.Storage && merged.Count(f => f.Confidence >= Confidence.Enough) > 1)
            return [.. merged.Select(f => f with { Confidence = f.Confidence * Choice })];
        if (FactNames.IsMany(name) || name is FactNames.Command or FactNames.MigrationCommand || merged is not [var best, var rival, ..])
            return merged;
        return rival.Confidence >= Confidence.Enough ? [best with { Confidence = best.Confidence * Dispute }, .. merged.Skip(1)] : merged;
    }

    /// <summary>A database in a file is for tests where there is a server too; of several relational servers mostly one is used.</summary>
    private static IEnumerable<Finding> Databases(List<Finding> merged)
    {
        var servers = merged.Count(f => Relational.Contains(f.Value) && f.Confidence >= Confidence.Enough);
        var others = merged.Any(f => !InFile.Contains(f.Value) && f.Confidence >= Confidence.Enough);
        foreach (var found in merged)
            yield return InFile.Contains(found.Value) && others ? found with { Confidence = Confidence.Guess }
                : Relational.Contains(found.Value) && servers > 1 ? found with { Confidence = found.Confidence * Choice }
                : found;
    }

    private static Finding Agreed(IGrouping<string, Finding> same)
    {
        var best = same.OrderByDescending(f => f.Confidence).ThenByDescending(f => f.Value.Length).ThenBy(f => f.Source, StringComparer.Ordinal).First();
        var others = same.Select(f => f.Source).Distinct().Count() - 1;
        return best.Confidence < 0.6 || others == 0 ? best
            : best with { Confidence = Math.Max(best.Confidence, Math.Min(Surest, 1 - ((1 - best.Confidence) * Math.Pow(1 - Agreement, Math.Min(others, 2))))) };
    }

    private static IEqualityComparer<string> ValuesOf(string name) => name is FactNames.LanguageVersion or FactNames.FrameworkVersion ? new SameVersion() : StringComparer.Ordinal;

    /// <summary>3.12 and 3.12.1 do not contradict each other.</summary>
    private sealed class SameVersion : IEqualityComparer<string>
    {
        public bool Equals(string? x, string? y) => x is not null && y is not null && (x == y || x.StartsWith(y + ".", StringComparison.Ordinal) || y.StartsWith(x + ".", StringComparison.Ordinal));

        public int GetHashCode(string version) => version.Split('.')[0].GetHashCode(StringComparison.Ordinal);
    }
}
