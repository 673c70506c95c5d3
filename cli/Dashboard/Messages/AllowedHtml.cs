using System.Text;
using System.Text.RegularExpressions;
using Delightful.Cli.Dashboard.Pages;

namespace Delightful.Cli.Dashboard.Messages;

/// <summary>
/// The raw HTML that may stand in a comment: a few tags of those that GitHub allows, without attributes. Comments are left
/// out, as a reader does not see them; anything else is shown as the text it is. What is opened is closed, and nothing
/// is closed that was not opened, so a comment never reaches out of its frame. One for each comment.
/// </summary>
sealed partial class AllowedHtml
{
    readonly Stack<string> open = new();

    public string Filter(string html)
    {
        var (kept, at) = (new StringBuilder(html.Length), 0);
        foreach (Match tag in Tag().Matches(html))
        {
            kept.Append(HtmlBuilder.Encode(html[at..tag.Index])).Append(One(tag));
            at = tag.Index + tag.Length;
        }
        return kept.Append(HtmlBuilder.Encode(html[at..])).ToString();
    }

    /// <summary>What closes everything that is open still.</summary>
    public string End()
    {
        var end = string.Concat(open.Select(name => $"</{name}>"));
        open.Clear();
        return end;
    }

    string One(Match tag)
    {
        if (!tag.Groups["name"].Success)
            return "";
        var name = tag.Groups["name"].Value.ToLowerInvariant();
        if (name is "br" or "hr")
            return $"<{name}>";
        if (!tag.Groups["end"].Success)
        {
            open.Push(name);
            return name == "details" && tag.Groups["open"].Success ? "<details open>" : $"<{name}>";
        }
        if (!open.Contains(name))
            return "";
        var closed = new StringBuilder();
        while (open.TryPop(out var inner))
        {
            closed.Append($"</{inner}>");
            if (inner == name)
                break;
        }
        return closed.ToString();
    }

    [GeneratedRegex(
        @"<!--.*?-->|<(?<end>/)?(?<name>details|summary|sub|sup|kbd|ins|del|b|i|em|strong|code|p|br|hr)(?<open>\s+open(=""[a-z]*"")?)?\s*/?>",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex Tag();
}
