using System.Text;

namespace Delightful.Local.EventBridge.Patterns;

/// <summary>
/// wildcard: a star stands for any run of characters, \* and \\ for themselves. Matching takes the literal
/// pieces one after another and never goes back.
/// </summary>
sealed class Wildcard(IReadOnlyList<string> pieces)
{
    const int MostStars = 32;

    public static Wildcard Compile(string pattern, string path)
    {
        List<string> pieces = [];
        var piece = new StringBuilder();
        for (var at = 0; at < pattern.Length; at++)
        {
            if (pattern[at] == '\\')
                piece.Append(++at < pattern.Length && pattern[at] is '*' or '\\' ? pattern[at] : throw InvalidPattern.Because($"Invalid escape character at pos {at - 1}", path));
            else if (pattern[at] != '*')
                piece.Append(pattern[at]);
            else if (at + 1 < pattern.Length && pattern[at + 1] == '*')
                throw InvalidPattern.Because($"Consecutive wildcard characters at pos {at}", path);
            else
            {
                pieces.Add(piece.ToString());
                piece.Clear();
            }
        }
        if (pieces.Count > MostStars)
            throw InvalidPattern.Because("Rule is too complex - try using fewer wildcard characters or fewer repeating character sequences after a wildcard character", path);
        return new Wildcard([.. pieces, piece.ToString()]);
    }

    public bool Matches(string text)
    {
        if (pieces is [var only])
            return text == only;
        var (first, last) = (pieces[0], pieces[^1]);
        if (text.Length < first.Length + last.Length || !text.StartsWith(first, StringComparison.Ordinal) || !text.EndsWith(last, StringComparison.Ordinal))
            return false;
        var rest = text.AsSpan(first.Length, text.Length - first.Length - last.Length);
        for (var i = 1; i < pieces.Count - 1; i++)
        {
            var found = rest.IndexOf(pieces[i], StringComparison.Ordinal);
            if (found < 0)
                return false;
            rest = rest[(found + pieces[i].Length)..];
        }
        return true;
    }
}
