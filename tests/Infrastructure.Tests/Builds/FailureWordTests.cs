using System.Text.RegularExpressions;
using Delightful.Infrastructure.Tests.Template;

namespace Delightful.Infrastructure.Tests.Builds;

/// <summary>What the first word of a failed build means is said where people look it up.</summary>
public sealed partial class FailureWordTests
{
    [Fact]
    public void The_documented_words_are_exactly_those_that_builds_fail_with()
    {
        var infrastructure = Path.Combine(SamTemplate.RepositoryRoot, "infrastructure");
        var used = Directory.EnumerateFiles(Path.Combine(infrastructure, "buildspecs"), "*.sh")
            .SelectMany(script => File.ReadLines(script)).Where(line => !line.TrimStart().StartsWith('#'))
            .SelectMany(line => Failure().Matches(line).Select(match => match.Groups[1].Value)).Distinct();
        var documented = Table().Match(File.ReadAllText(Path.Combine(infrastructure, "README.md"))).Groups[1].Value
            .Split('\n', StringSplitOptions.RemoveEmptyEntries).SelectMany(row => Word().Matches(row.Split('|')[1]).Select(match => match.Groups[1].Value));

        documented.ShouldBe(used, ignoreOrder: true);
    }

    /// <summary>A call of <c>fail</c> or <c>fail_with</c> with a word.</summary>
    [GeneratedRegex(@"\bfail(?:_with)? ([a-z]+(?:-[a-z]+)*)\b")]
    private static partial Regex Failure();

    [GeneratedRegex(@"^\| First word \| What happened \|\n\|[-|]+\|\n((?:\|[^\n]*\n?)+)", RegexOptions.Multiline)]
    private static partial Regex Table();

    [GeneratedRegex("`([a-z-]+)`")]
    private static partial Regex Word();
}
