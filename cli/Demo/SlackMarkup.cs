using System.Net;
using System.Text.RegularExpressions;

namespace Delightful.Cli.Demo;

/// <summary>Slack's markup without its signs: a link is its label and its address, bold and code are their words.</summary>
static partial class SlackMarkup
{
    public static string Plain(string markup) => WebUtility.HtmlDecode(Piece().Replace(markup, One));

    static string One(Match piece) => piece.Groups switch
    {
        var g when g["word"].Success => g["word"].Value,
        var g when g["label"].Success => $"{g["label"].Value} {g["url"].Value}",
        var g => g["url"].Value,
    };

    [GeneratedRegex(@"<(?<url>[^<>|\n]+)(?:\|(?<label>[^<>\n]+))?>|(?<!\w)(?<sign>[*_~`])(?<word>[^*_~`\n]+)\k<sign>(?!\w)", RegexOptions.CultureInvariant)]
    private static partial Regex Piece();
}
