namespace Delightful.Core.Feedback;

/// <summary>
/// Names between colons, which GitHub and Slack show as pictures: <c>:tada:</c>, but also the line in <c>main.tf:100: no such module</c>
/// and, where a workspace has such a picture, a part of <c>arn:aws:iam</c>. Other numbers than these two are none, so that places in files
/// stay as they are.
/// </summary>
internal static class EmojiShortcode
{
    private static readonly string[] Numbers = ["100", "1234"];

    /// <summary>True when the colon at a place begins one.</summary>
    /// <param name="text">The text.</param>
    /// <param name="at">The place of a colon.</param>
    /// <param name="goesOn">True when a colon may follow the text, so that a name at its end may be one too.</param>
    public static bool BeginsAt(ReadOnlySpan<char> text, int at, bool goesOn = false)
    {
        var end = at + 1;
        while (end < text.Length && (char.IsLetterOrDigit(text[end]) || text[end] is '_' or '+' or '-'))
            end++;
        var name = text[(at + 1)..end];
        return name.Length > 0 && (end < text.Length ? text[end] == ':' : goesOn) && (name.ContainsAnyExceptInRange('0', '9') || Numbers.Contains(name.ToString()));
    }
}
