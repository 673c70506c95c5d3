using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace Delightful.Core.Tests.Feedback;

/// <summary>The page about feedback shows what people really see.</summary>
public partial class FeedbackPageTests
{
    [Fact]
    public void What_the_page_shows_is_what_is_rendered()
    {
        var page = File.ReadAllText(Page());
        var shown = Shown().Replace(page, example => $"{example.Groups["before"].Value}{Rendered(example.Groups["name"].Value)}{example.Groups["after"].Value}");
        Baseline.HoldsAt(Page(), shown);
        Shown().Count(page).ShouldBe(2);
    }

    private static string Rendered(string name) => Scenarios.Named(name.Split('.')[0]) is var scenario && name.EndsWith(".md", StringComparison.Ordinal)
        ? scenario.Comment
        : SlackReading.Of(scenario.Message);

    private static string Page([CallerFilePath] string path = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(path)!, "..", "..", "..", "docs", "feedback.md"));

    [GeneratedRegex(@"(?<before><!-- shown: (?<name>[a-z.]+) -->\n\n````[a-z]+\n)[\s\S]*?(?<after>````\n)", RegexOptions.CultureInvariant)]
    private static partial Regex Shown();
}
