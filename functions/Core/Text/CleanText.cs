using System.Globalization;
using System.Text;

namespace Delightful.Core.Text;

/// <summary>
/// Takes out of text from outside what a reader cannot see but a screen obeys: terminal sequences, control
/// characters, characters of no width, and those that turn the direction of writing.
/// </summary>
public static class CleanText
{
    /// <summary>The visible text on one line; what parted lines becomes a space.</summary>
    public static string Line(string? text) => Clean(text, keepLines: false).Trim();

    /// <summary>The visible text with its lines; tabs become two spaces.</summary>
    public static string Lines(string? text) => Clean(text, keepLines: true);

    private static string Clean(string? text, bool keepLines)
    {
        if (string.IsNullOrEmpty(text))
            return "";
        var clean = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length;)
        {
            if (text[i] == '\u001b' || text[i] == '\u009b')
            {
                i += SequenceLength(text.AsSpan(i));
                continue;
            }
            if (Rune.DecodeFromUtf16(text.AsSpan(i), out var rune, out var length) != System.Buffers.OperationStatus.Done)
                clean.Append('\uFFFD');
            else if (rune.Value == '\n')
                clean.Append(keepLines ? '\n' : ' ');
            else if (rune.Value == '\t')
                clean.Append(keepLines ? "  " : " ");
            else if (rune.Value is 0x2028 or 0x2029)
                clean.Append(' ');
            else if (IsVisible(rune))
                clean.Append(rune.ToString());
            i += length;
        }
        return clean.ToString();
    }

    private static bool IsVisible(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate
            or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned)
        && rune.Value is not (0x034F or 0x115F or 0x1160 or 0x17B4 or 0x17B5 or 0x2800 or 0x3164 or 0xFFA0)
        && rune.Value is not (>= 0xFE00 and <= 0xFE0F) and not (>= 0xE0100 and <= 0xE01EF);

    /// <summary>How long the terminal sequence at the start is: with parameters, a string up to its terminator, or two characters.</summary>
    private static int SequenceLength(ReadOnlySpan<char> text)
    {
        var at = text[0] == '\u009b' ? 1 : 2;
        if (text.Length < at)
            return text.Length;
        if (text[0] == '\u009b' || text[1] == '[')
        {
            while (at < text.Length && text[at] is >= ' ' and <= '?')
                at++;
            return Math.Min(at + 1, text.Length);
        }
        if (text[1] is not (']' or 'P' or '_' or '^' or 'X'))
            return at;
        while (at < text.Length && text[at] is not ('\u0007' or '\u001b' or '\n'))
            at++;
        return at < text.Length && text[at] == '\u0007' ? at + 1 : at;
    }
}
