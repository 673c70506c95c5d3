using System.Text;
using Delightful.Core.Text;

namespace Delightful.Core.Feedback;

/// <summary>
/// The only way text from outside gets into a Slack message. <see cref="Text"/> is for Slack's own markup, where
/// signs that would format become ones that look alike; <see cref="Literal"/> is for rich text, which has no markup.
/// </summary>
public static class SlackEscape
{
    /// <summary>Text for a field that Slack reads as markup.</summary>
    public static string Text(string? text, int most = 1000)
    {
        var escaped = new StringBuilder();
        var literal = Literal(text, most);
        for (var i = 0; i < literal.Length; i++)
            escaped.Append(literal[i] switch
            {
                // Slack makes a link of every bare address, and a picture of every name between colons.
                ':' when literal.AsSpan(i).StartsWith("://") || EmojiShortcode.BeginsAt(literal, i) => "\uFF1A",
                '&' => "&amp;",
                '<' => "&lt;",
                '>' => "&gt;",
                '@' => "\uFF20",
                '*' => "\u2217",
                '_' => "\uFF3F",
                '~' => "\u223C",
                '`' => "\u02CB",
                var c => c.ToString(),
            });
        return escaped.ToString();
    }

    /// <summary>Text for a field that Slack shows as it is: one line, nothing invisible, no secrets.</summary>
    public static string Literal(string? text, int most = 1000) => SafeText.Line(text, most);
}
