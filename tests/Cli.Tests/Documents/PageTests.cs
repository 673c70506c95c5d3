using System.Globalization;
using System.Text.RegularExpressions;

namespace Delightful.Cli.Tests.Documents;

/// <summary>How the pages hang together.</summary>
public sealed partial class PageTests
{
    [Fact]
    public void Every_link_leads_to_a_page_and_a_heading_that_are_there()
    {
        var links = Document.All.Values.SelectMany(page => page.Links.Select(link => (page, link))).ToList();

        links.Count.ShouldBeGreaterThan(200);
        foreach (var (page, link) in links)
        {
            var (name, anchor) = page.Resolve(link);
            Path.Exists(Path.Combine(Document.Root, name)).ShouldBeTrue($"{page.Name} links to {link}");
            if (anchor.Length > 0)
                Document.All[name].HasHeading(anchor).ShouldBeTrue($"{page.Name} links to {link}");
        }
    }

    [Fact]
    public void Every_page_is_found_from_the_first_one()
    {
        var first = Document.All["README.md"];
        var linked = first.Links.Select(link => first.Resolve(link).Name).ToList();

        foreach (var name in Document.All.Keys.Where(name => name.StartsWith("docs/", StringComparison.Ordinal) && name.Count(c => c == '/') == 1))
            linked.ShouldContain(name);
    }

    /// <summary>What stands in two places is soon true in one of them. Modules have variables that mean the same.</summary>
    [Fact]
    public void No_page_repeats_a_line_of_another() =>
        Document.All.Values.Where(page => !page.Name.StartsWith("infrastructure/modules/", StringComparison.Ordinal))
            .SelectMany(page => page.Prose.Split('\n').Select(line => line.Trim()).Where(line => line.Length >= 70 && line.Any(char.IsLetter)).Distinct().Select(line => (page.Name, line)))
            .GroupBy(one => one.line)
            .Where(group => group.Count() > 1)
            .Select(group => $"{string.Join(", ", group.Select(one => one.Name))}: {group.Key}")
            .ShouldBeEmpty();

    [Fact]
    public void Troubleshooting_leads_to_every_code_that_there_is()
    {
        var codes = Code().Matches(Document.All["docs/errors.md"].Prose).Select(code => Number(code.Groups[1])).ToList();
        var ranges = Part().Matches(Document.All["docs/troubleshooting.md"].Prose).Select(range => (From: Number(range.Groups[1]), To: Number(range.Groups[2]))).ToList();

        codes.Count.ShouldBeGreaterThan(30);
        foreach (var code in codes)
            ranges.Count(range => range.From <= code && code <= range.To).ShouldBe(1, $"DLT-{code}");
        ranges.SelectMany(range => new[] { range.From, range.To }).ShouldBeSubsetOf(codes);
    }

    static int Number(Group digits) => int.Parse(digits.ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^\| DLT-(\d{4}) \|", RegexOptions.Multiline)]
    private static partial Regex Code();

    [GeneratedRegex(@"^\| `DLT-(\d{4})` to `DLT-(\d{4})` \|", RegexOptions.Multiline)]
    private static partial Regex Part();
}
