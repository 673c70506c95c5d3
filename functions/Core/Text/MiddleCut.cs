using System.Globalization;

namespace Delightful.Core.Text;

/// <summary>Shortens a text by leaving out whole lines of its middle: what matters stands at the head and at the tail.</summary>
public static class MiddleCut
{
    private const int NoteLength = 64;

    /// <summary>The text in at most <paramref name="most"/> UTF-16 units, with a note where lines are missing.</summary>
    public static string Cut(string text, int most)
    {
        if (text.Length <= most)
            return text;
        var room = most - NoteLength;
        if (room <= 0)
            return most <= 0 ? "" : "…";
        var head = LineStart(text, room / 2);
        var tail = text.IndexOf('\n', text.Length - (room - head)) + 1;
        if (head == 0)
            head = Whole(text, room / 2);
        if (tail == 0)
            tail = Whole(text, text.Length - (room - room / 2));
        var missing = text.AsSpan(head, tail - head).Count('\n');
        var note = string.Create(CultureInfo.InvariantCulture, $"… {Math.Max(missing, 1):N0} lines left out …");
        return $"{text.AsSpan(0, head).TrimEnd('\n')}\n{note}\n{text.AsSpan(tail)}";
    }

    /// <summary>The start of the line that <paramref name="at"/> stands in.</summary>
    private static int LineStart(string text, int at) => text.LastIndexOf('\n', at) + 1;

    /// <summary>A place near this one that does not split a character.</summary>
    private static int Whole(string text, int at) => char.IsLowSurrogate(text[at]) ? at + 1 : at;
}
