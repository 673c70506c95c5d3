using System.Buffers;
using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Delightful.Core.Analysis.Code;

/// <summary>Looks through files with the code rules of their kind, in time that grows with their length only.</summary>
internal sealed class CodeScanner
{
    private const int LongestLine = 1000;
    private const int MostPerFile = 500;
    private const int MostOfARule = 2_000;
    private const int MostLines = 2_000_000;

    private static readonly Dictionary<string, Kind> Kinds = CodeRules.All
        .SelectMany(rule => rule.Endings, (rule, ending) => (rule, ending)).GroupBy(r => r.ending)
        .ToDictionary(g => g.Key, g => new Kind([.. g.Select(r => r.rule)], Comments(g.Key)));

    private readonly List<Sighting> _sightings = [];
    private readonly Dictionary<CodeRule, int> _counts = [];
    private readonly SortedSet<string> _remarks = new(StringComparer.Ordinal);
    private int _lines;

    public IEnumerable<Sighting> Sightings => _sightings;

    public IEnumerable<string> Remarks => _remarks;

    public void Scan(string path, ReadOnlySpan<char> text)
    {
        if (!Kinds.TryGetValue(EndingOf(path), out var kind))
            return;
        var (number, counted, from, compared) = (1, 0, 0, 0);
        while (from < text.Length && compared < MostPerFile && text[from..].IndexOfAny(kind.Needles) is >= 0 and var hit)
        {
            var at = from + hit;
            var start = text[..at].LastIndexOf('\n') + 1;
            var end = text[at..].IndexOf('\n') is >= 0 and var length ? at + length : text.Length;
            number += text[counted..start].Count('\n');
            counted = start;
            from = end;
            if (end - start > LongestLine || IsComment(text[start..end], kind))
                continue;
            if (++_lines > MostLines)
            {
                _remarks.Add("Not all of the code was compared: too much of it looks alike");
                return;
            }
            compared++;
            Compare(kind, path, number, text[start..end].TrimEnd('\r').ToString());
        }
    }

    private void Compare(Kind kind, string path, int number, string line)
    {
        foreach (var rule in kind.Rules)
        {
            if (!Contains(line, rule.Needles) || _counts.GetValueOrDefault(rule) >= MostOfARule)
                continue;
            try
            {
                foreach (Match match in rule.Pattern.Matches(line))
                    if (rule.Keeps(match.Groups["v"].Value))
                        Add(new Sighting(rule, path, number, match.Groups["v"].Value, match.Groups["x"].Value));
            }
            catch (RegexMatchTimeoutException)
            {
                _remarks.Add("A line of code was left out, because comparing it took too long");
            }
        }
    }

    private void Add(Sighting sighting)
    {
        _sightings.Add(sighting);
        _counts[sighting.Rule] = _counts.GetValueOrDefault(sighting.Rule) + 1;
    }

    private static bool Contains(string line, ImmutableArray<string> needles)
    {
        foreach (var needle in needles)
            if (line.Contains(needle, StringComparison.Ordinal))
                return true;
        return false;
    }

    private static bool IsComment(ReadOnlySpan<char> line, Kind kind)
    {
        var text = line.TrimStart();
        foreach (var comment in kind.Comments)
            if (text.StartsWith(comment, StringComparison.Ordinal))
                return true;
        return false;
    }

    /// <summary>The generator of Express names its start file bin/www.</summary>
    private static string EndingOf(string path) => path.EndsWith("bin/www", StringComparison.Ordinal) ? ".js" : path.LastIndexOf('.') is >= 0 and var dot ? path[dot..].ToLowerInvariant() : "";

    private static ImmutableArray<string> Comments(string ending) =>
        ending is ".py" or ".rb" or ".ru" ? ["#"] : ending is ".php" ? ["//", "*", "/*", "# "] : ["//", "*", "/*"];

    private sealed class Kind(ImmutableArray<CodeRule> rules, ImmutableArray<string> comments)
    {
        public ImmutableArray<CodeRule> Rules { get; } = rules;

        public ImmutableArray<string> Comments { get; } = comments;

        public SearchValues<string> Needles { get; } = SearchValues.Create([.. rules.SelectMany(r => r.Needles).Distinct()], StringComparison.Ordinal);
    }
}
