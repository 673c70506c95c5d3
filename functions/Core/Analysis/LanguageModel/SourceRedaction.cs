using System.Text.RegularExpressions;
using Delightful.Core.Text;

namespace Delightful.Core.Analysis.LanguageModel;

/// <summary>
/// Hides in source what looks like a secret, and keeps every line where it is. Wider than what is hidden from people:
/// what is hidden without need costs a model little.
/// </summary>
internal static partial class SourceRedaction
{
    private const string Hidden = "(hidden)";
    private const int LongestLine = 2_000;
    private const double ManyBits = 3.3;

    public static IEnumerable<string> Redact(IEnumerable<string> lines)
    {
        var (inBlock, goesOn) = (false, false);
        foreach (var line in lines)
        {
            var begins = line.Contains("-----BEGIN", StringComparison.Ordinal);
            var ends = line.Contains("-----END", StringComparison.Ordinal);
            yield return inBlock || begins || ends || goesOn || line.Length > LongestLine ? Hidden : Redact(line);
            inBlock = (inBlock || begins) && !ends;
            goesOn = line.Length <= LongestLine && Name().IsMatch(line) && line.AsSpan().TrimEnd() is [.., '=' or ':' or '(' or '+' or '|' or '>' or '\\'];
        }
    }

    private static string Redact(string line)
    {
        if (Name().Match(line) is { Success: true } name)
            line = Literal().Replace(line, m => m.Index > name.Index ? Hidden : m.Value);
        line = Secrets.Mask(line);
        line = Named().Replace(line, m => m.Groups["name"].Value + Hidden);
        return Long().Replace(line, m => IsRandom(m.Value) ? Hidden : m.Value);
    }

    /// <summary>True for letters and digits that no one would write by hand: keys, hashes, encoded bytes.</summary>
    private static bool IsRandom(string word) =>
        word.Any(char.IsAsciiDigit) && word.Any(char.IsAsciiLetter) && word.GroupBy(c => c).Sum(g => -(double)g.Count() / word.Length * Math.Log2((double)g.Count() / word.Length)) > ManyBits;

    /// <summary>A name that speaks of a secret: no text in quotes after it is shown, nor the line after it when it goes on there.</summary>
    [GeneratedRegex("passw|pwd|passphrase|secret|token|api_?key|private_?key|(?:access|account|shared|signing|encryption|master|client)_?key|credential|authorization|connection_?string", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Name();

    [GeneratedRegex("\"(?:[^\"\\\\]|\\\\.)*\"|'(?:[^'\\\\]|\\\\.)*'|`(?:[^`\\\\]|\\\\.)*`", RegexOptions.CultureInvariant)]
    private static partial Regex Literal();

    [GeneratedRegex(
        @"(?<name>(?:pwd|passphrase|pass|auth|authorization|(?:access|account|shared|signing|encryption|master|client)[_-]?(?:access)?[_-]?key|dsn|salt|cookie)[A-Za-z0-9_]{0,40}[""']?\s{0,10}(?:=>|=|:)\s{0,10}|\b(?:bearer|basic)\s{1,10})(?:""[^""]+""|'[^']+'|[A-Za-z0-9+/_=.~-]{8,})",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Named();

    [GeneratedRegex(@"[A-Za-z0-9+/_=-]{24,}", RegexOptions.CultureInvariant)]
    private static partial Regex Long();
}
