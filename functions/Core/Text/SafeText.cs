namespace Delightful.Core.Text;

/// <summary>Text from outside as plain text that is shown as it is: one line, nothing invisible, no secret that is recognised.</summary>
public static class SafeText
{
    /// <summary>The text in at most <paramref name="most"/> UTF-16 units.</summary>
    public static string Line(string? text, int most) => Shorten.To(Secrets.Mask(CleanText.Line(text)), most);
}
