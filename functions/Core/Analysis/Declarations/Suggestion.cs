using System.Collections.Immutable;

namespace Delightful.Core.Analysis.Declarations;

/// <summary>What was probably meant.</summary>
internal static class Suggestion
{
    private const int LongestCompared = 64;

    /// <summary>For a key that means nothing where it stands: the nearest one there, or where it belongs, or what there is.</summary>
    public static string For(string key, ImmutableArray<DeclarationKey> allowed) =>
        Nearest(key, allowed.Select(k => k.Name)) is { } near ? $"did you mean '{near}'?"
        : Home(key) is { } home ? $"it belongs under '{home}'"
        : "there are " + string.Join(", ", allowed.Select(k => k.Name));

    /// <summary>For a word that is none of those allowed; empty when none is near.</summary>
    public static string For(string word, ValueRule rule) =>
        rule is ValueRule.Word words && Nearest(word, words.Words) is { } near ? $"; did you mean '{near}'?" : "";

    /// <summary>The word that differs least, when it differs little.</summary>
    public static string? Nearest(string word, IEnumerable<string> words)
    {
        if (word.Length > LongestCompared)
            return null;
        var (near, distance) = words.Select(w => (Word: w, Distance: Distance(word.ToLowerInvariant(), w.ToLowerInvariant())))
            .OrderBy(w => w.Distance).FirstOrDefault();
        return near is not null && distance <= Math.Max(1, Math.Min(word.Length, near.Length) / 3) ? near : null;
    }

    private static string? Home(string key) => DeclarationKeys.All.OfType<DeclarationKey.Section>()
        .FirstOrDefault(s => s.Keys.Any(k => k.Name.Equals(key, StringComparison.OrdinalIgnoreCase)))?.Name;

    /// <summary>How many letters must be put in, left out, changed or swapped with their neighbour.</summary>
    private static int Distance(string a, string b)
    {
        var d = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
            d[i, 0] = i;
        for (var j = 0; j <= b.Length; j++)
            d[0, j] = j;
        for (var i = 1; i <= a.Length; i++)
            for (var j = 1; j <= b.Length; j++)
            {
                var cost = a[i - 1] == b[j - 1] ? 0 : 1;
                d[i, j] = Math.Min(Math.Min(d[i - 1, j] + 1, d[i, j - 1] + 1), d[i - 1, j - 1] + cost);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    d[i, j] = Math.Min(d[i, j], d[i - 2, j - 2] + 1);
            }
        return d[a.Length, b.Length];
    }
}
