using System.Text;
using Delightful.Core.Text;

namespace Delightful.Core.Plans;

/// <summary>
/// Makes the text of a plan fit for a comment: no secrets, no control characters, the change symbols in the first
/// column, where a diff colours them, and when it is too long its middle left out.
/// </summary>
public static class PlanText
{
    /// <summary>More than this of a text is never looked at.</summary>
    private const int LongestRead = 1024 * 1024;

    /// <summary>The text, in at most <paramref name="most"/> UTF-16 units.</summary>
    public static string ForComment(string planText, int most)
    {
        var clean = Secrets.Mask(CleanText.Lines(MiddleCut.Cut(planText, LongestRead))).Trim('\n');
        var text = new StringBuilder(clean.Length);
        foreach (var line in clean.AsSpan().EnumerateLines())
            AppendColoured(text, line);
        return MiddleCut.Cut(text.ToString().TrimEnd('\n'), most);
    }

    /// <summary>
    /// Swaps the indentation and the symbol: <c>  + name</c> becomes <c>+   name</c>. A diff has no change in place,
    /// so <c>~</c> becomes <c>!</c>. Other lines that a diff would colour are moved out of the first column.
    /// </summary>
    private static void AppendColoured(StringBuilder text, ReadOnlySpan<char> line)
    {
        var body = line.TrimStart(' ');
        var indent = line.Length - body.Length;
        if (SymbolOf(body) is { } symbol)
        {
            text.Append(symbol is "~" ? "!" : symbol).Append(' ', indent).Append(body[symbol.Length..]);
        }
        else
        {
            if (indent == 0 && body.Length > 0 && body[0] is '+' or '-' or '!' or '#' or '@')
                text.Append(' ');
            text.Append(line);
        }
        text.Append('\n');
    }

    private static string? SymbolOf(ReadOnlySpan<char> body)
    {
        foreach (var symbol in (ReadOnlySpan<string>)["-/+", "+/-", "+", "-", "~"])
            if (body.StartsWith(symbol) && body.Length > symbol.Length && body[symbol.Length] == ' ')
                return symbol;
        return null;
    }
}
