using System.Net;
using System.Text.RegularExpressions;

namespace Delightful.Cli.Demo;

/// <summary>
/// A comment as its reader sees it, in a terminal: what is hidden is left out, what is folded shows its title, tables
/// are aligned. It knows the Markdown that the pipeline writes, no more.
/// </summary>
static partial class MarkdownView
{
    /// <summary>The lines a reader sees.</summary>
    public static IReadOnlyList<string> Lines(string markdown)
    {
        var shown = new List<string>();
        var table = new List<string[]>();
        var folded = false;
        foreach (var line in markdown.ReplaceLineEndings("\n").Split('\n'))
        {
            if (line.StartsWith('|'))
            {
                table.Add(Cells(line));
                continue;
            }
            Flush(table, shown);
            if (Summary().Match(line) is { Success: true } summary)
            {
                shown.Add($"▸ {Plain(summary.Groups[1].Value)} (folded)");
                folded = true;
            }
            else if (line.Contains("</details>", StringComparison.Ordinal))
            {
                folded = false;
            }
            else if (!folded && !line.StartsWith("<!--", StringComparison.Ordinal) && (line.Length > 0 || shown is [.., { Length: > 0 }]))
            {
                shown.Add(Plain(line));
            }
        }
        Flush(table, shown);
        while (shown is [.., ""])
            shown.RemoveAt(shown.Count - 1);
        return shown;
    }

    static void Flush(List<string[]> table, List<string> shown)
    {
        if (table.Count == 0)
            return;
        var rows = table.Where(row => !row.All(cell => cell.All(c => c is '-' or ':'))).ToList();
        var widths = Enumerable.Range(0, rows.Max(row => row.Length)).Select(at => rows.Max(row => at < row.Length ? row[at].Length : 0)).ToList();
        shown.AddRange(rows.Select(row => string.Join("  ", row.Select((cell, at) => cell.PadRight(widths[at]))).TrimEnd()));
        table.Clear();
    }

    static string[] Cells(string row) => [.. row.Trim('|').Split('|').Select(cell => Plain(cell.Trim()))];

    static string Plain(string text)
    {
        text = Link().Replace(Hidden().Replace(text, ""), "$1 <$2>");
        text = Heading().Replace(text, "");
        text = text.Replace("**", "", StringComparison.Ordinal).Replace("`", "", StringComparison.Ordinal);
        text = Escape().Replace(text, "$1");
        return WebUtility.HtmlDecode(text).Replace("\u200b", "", StringComparison.Ordinal);
    }

    [GeneratedRegex(@"<summary>(.*?)</summary>")]
    private static partial Regex Summary();

    /// <summary>What the comment puts into a name so that nobody is mentioned by it.</summary>
    [GeneratedRegex("<!--.*?-->")]
    private static partial Regex Hidden();

    [GeneratedRegex(@"\[([^\]]*)\]\(<?([^)>]*)>?\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"^#+ ")]
    private static partial Regex Heading();

    [GeneratedRegex(@"\\([\\`*_{}\[\]()#+\-.!|<>~@])")]
    private static partial Regex Escape();
}
