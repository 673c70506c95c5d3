using System.Text;
using Delightful.Core.Text;

namespace Delightful.Core.Feedback;

/// <summary>
/// The only way text from outside gets into a comment. What comes out is shown as it was written: it mentions
/// nobody, refers to no issue, links nowhere, formats nothing and becomes no picture.
/// </summary>
public static class GitHubEscape
{
    private const string Gap = "<!-- -->";

    /// <summary>Text for a sentence: one line, at most <paramref name="most"/> UTF-16 units before escaping.</summary>
    public static string Text(string? text, int most = 1000)
    {
        var escaped = new StringBuilder();
        var visible = SafeText.Line(text, most);
        for (var i = 0; i < visible.Length; i++)
            Append(escaped, visible, i);
        return escaped.ToString();
    }

    /// <summary>Text as code: a name, a tag, a command.</summary>
    public static string Code(string? text, int most = 300)
    {
        var visible = SafeText.Line(text, most).Replace("|", "\u2223", StringComparison.Ordinal);
        if (visible.Length == 0)
            return "`?`";
        var fence = new string('`', LongestRun(visible, '`') + 1);
        var space = visible[0] == '`' || visible[^1] == '`' ? " " : "";
        return $"{fence}{space}{visible}{space}{fence}";
    }

    /// <summary>A block of code or of a diff, which nothing in its text can end.</summary>
    public static string Block(string text, string language = "")
    {
        var fence = new string('`', Math.Max(3, LongestRun(text, '`') + 1));
        return $"{fence}{language}\n{text}\n{fence}";
    }

    /// <summary>A link, when the address is http or https and holds nothing that could end it; else the label alone.</summary>
    public static string Link(string label, string? url) =>
        SafeUrl.Of(url) is { } safe ? $"[{label}]({safe.Replace("(", "%28", StringComparison.Ordinal).Replace(")", "%29", StringComparison.Ordinal)})" : label;

    private static void Append(StringBuilder escaped, string text, int at)
    {
        var c = text[at];
        switch (c)
        {
            case '&':
                escaped.Append("&amp;");
                break;
            case '<':
                escaped.Append("&lt;");
                break;
            case '>':
                escaped.Append("&gt;");
                break;
            case '@' or '#':
                escaped.Append(c is '#' ? "\\#" : "@").Append(Gap);
                break;
            case ':' when text.AsSpan(at).StartsWith("://") || EmojiShortcode.BeginsAt(text, at, goesOn: true):
                escaped.Append(':').Append(Gap);
                break;
            case '.' when at >= 3 && text.AsSpan(at - 3, 3).Equals("www", StringComparison.OrdinalIgnoreCase):
                escaped.Append(Gap).Append('.');
                break;
            case '-' when at >= 2 && text.AsSpan(at - 2, 2).Equals("GH", StringComparison.OrdinalIgnoreCase):
                escaped.Append(Gap).Append('-');
                break;
            case '\\' or '`' or '*' or '_' or '{' or '}' or '[' or ']' or '(' or ')' or '!' or '|' or '~' or '$':
                escaped.Append('\\').Append(c);
                break;
            case '+' or '-' or '=' or '.' when IsAtStart(text, at):
                escaped.Append('\\').Append(c);
                break;
            default:
                escaped.Append(c);
                break;
        }
    }

    /// <summary>A list sign means something only at the start, after digits at most.</summary>
    private static bool IsAtStart(string text, int at) => text.AsSpan(0, at).TrimStart("0123456789+-=").IsEmpty;

    private static int LongestRun(string text, char of)
    {
        var (longest, run) = (0, 0);
        foreach (var c in text)
            longest = Math.Max(longest, run = c == of ? run + 1 : 0);
        return longest;
    }
}
