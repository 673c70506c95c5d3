using System.Text.RegularExpressions;

namespace Delightful.Core.Plans;

/// <summary>Tells text that a machine made up, as keys and passwords are, from text that a person wrote.</summary>
internal static partial class RandomText
{
    private const int Shortest = 12;
    private const double LeastBits = 3.0;

    /// <summary>
    /// True when a part of the text is likely to be a secret: long, of mixed kinds of characters, and of many different
    /// ones; or encoded for an address or a mail. Ids that AWS gives out are none.
    /// </summary>
    public static bool IsLikely(string text) =>
        text.Contains("-----BEGIN", StringComparison.Ordinal)
        || Encoded().IsMatch(text)
        || Run().Matches(text).Any(m => !GivenOut().IsMatch(m.Value) && LooksRandom(m.Value));

    private static bool LooksRandom(string run)
    {
        var kinds = (run.Any(char.IsAsciiLetterUpper) ? 1 : 0) + (run.Any(char.IsAsciiLetterLower) ? 1 : 0) + (run.Any(char.IsAsciiDigit) ? 1 : 0);
        return run.Length >= Shortest && kinds >= 2 && Turns(run) >= run.Length / 5 && Entropy(run) >= LeastBits;
    }

    /// <summary>How often the kind of character changes within a word: words hardly do that.</summary>
    private static int Turns(string run)
    {
        var turns = 0;
        for (var i = 1; i < run.Length; i++)
            turns += char.IsAsciiLetterOrDigit(run[i]) && char.IsAsciiLetterOrDigit(run[i - 1]) && Kind(run[i]) != Kind(run[i - 1]) ? 1 : 0;
        return turns;
    }

    private static int Kind(char c) => char.IsAsciiDigit(c) ? 0 : char.IsAsciiLetterUpper(c) ? 1 : 2;

    private static double Entropy(string run) =>
        -run.GroupBy(c => c).Select(g => (double)g.Count() / run.Length).Sum(share => share * Math.Log2(share));

    [GeneratedRegex("[A-Za-z0-9+/=_-]{12,}", RegexOptions.CultureInvariant)]
    private static partial Regex Run();

    [GeneratedRegex("(?:%[0-9A-Fa-f]{2}.*){2}|[A-Za-z0-9+/]{10,}={1,2}", RegexOptions.CultureInvariant | RegexOptions.Singleline | RegexOptions.NonBacktracking)]
    private static partial Regex Encoded();

    [GeneratedRegex(@"^[a-z]{1,12}-[0-9a-f]{8}(?:[0-9a-f]{9})?\z", RegexOptions.CultureInvariant)]
    private static partial Regex GivenOut();
}
