namespace Delightful.Cli.Demo;

/// <summary>Breaks a line between words. A word that is longer than a line, such as an address, stays whole.</summary>
static class WordWrap
{
    public static IEnumerable<string> Lines(string text, int width)
    {
        var from = 0;
        while (text.Length - from > width)
        {
            var at = text.LastIndexOf(' ', from + width, width);
            if (at <= from)
                at = text.IndexOf(' ', from + width);
            if (at < 0)
                break;
            yield return text[from..at].TrimEnd();
            from = at + 1;
        }
        yield return text[from..].TrimEnd();
    }
}
