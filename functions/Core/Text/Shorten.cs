namespace Delightful.Core.Text;

/// <summary>Shortens a line at its end.</summary>
public static class Shorten
{
    /// <summary>The text in at most <paramref name="most"/> UTF-16 units, with an ellipsis where it was cut and no character split.</summary>
    public static string To(string text, int most)
    {
        if (text.Length <= most)
            return text;
        var end = most - 1;
        if (end > 0 && char.IsHighSurrogate(text[end - 1]))
            end--;
        return $"{text.AsSpan(0, end)}…";
    }
}
