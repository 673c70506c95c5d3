using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Delightful.Cli.Dashboard.Pages;

namespace Delightful.Cli.Dashboard.Messages;

/// <summary>Slack's markup, mrkdwn, as Slack shows it. A mention is shown as one, so that one that should not be there is seen.</summary>
static partial class SlackText
{
    public static Html Of(string? text)
    {
        text ??= "";
        var (shown, at) = (new StringBuilder(), 0);
        foreach (Match piece in Piece().Matches(text))
        {
            shown.Append(Plain(text[at..piece.Index])).Append(One(piece));
            at = piece.Index + piece.Length;
        }
        return new(shown.Append(Plain(text[at..])).ToString());
    }

    /// <summary>A mention, a channel or a link, as it stands between angle brackets.</summary>
    static Html Reference(string inner)
    {
        var (target, label) = inner.Split('|', 2) is [var before, var after] ? (before, after) : (inner, null);
        return target switch
        {
            ['!', .. var special] => Mention("@", label ?? special.Split('^')[0]),
            ['@', .. var user] => Mention("@", label ?? user),
            ['#', .. var channel] => Mention("#", label ?? channel),
            _ => Parts.LinkOut(WebUtility.HtmlDecode(label ?? target), WebUtility.HtmlDecode(target)),
        };
    }

    public static Html Mention(string sign, string name) => Html.Of($"""<span class="mention">{sign}{name}</span>""");

    static string One(Match piece) => piece switch
    {
        { Groups: var g } when g["block"].Success => Html.Of($"<pre tabindex=\"0\"><code>{Html.Lines(WebUtility.HtmlDecode(g["block"].Value.Trim('\n')))}</code></pre>").ToString(),
        { Groups: var g } when g["code"].Success => Html.Of($"<code>{Html.Lines(WebUtility.HtmlDecode(g["code"].Value))}</code>").ToString(),
        { Groups: var g } when g["reference"].Success => Reference(g["reference"].Value).ToString(),
        { Groups: var g } when g["bold"].Success => $"<strong>{Of(g["bold"].Value)}</strong>",
        { Groups: var g } when g["italic"].Success => $"<em>{Of(g["italic"].Value)}</em>",
        _ => $"<s>{Of(piece.Groups["struck"].Value)}</s>",
    };

    static string Plain(string text) => Html.Lines(WebUtility.HtmlDecode(text)).ToString();

    [GeneratedRegex(
        @"```(?<block>.+?)```|`(?<code>[^`\n]+)`|<(?<reference>[^<>\n]+)>|(?<![\w*])\*(?<bold>[^*\n]+)\*(?![\w*])|(?<!\w)_(?<italic>[^_\n]+)_(?!\w)|(?<![\w~])~(?<struck>[^~\n]+)~(?![\w~])",
        RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex Piece();
}
