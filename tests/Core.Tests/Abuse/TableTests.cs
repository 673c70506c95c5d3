using System.Text.RegularExpressions;

namespace Delightful.Core.Tests.Abuse;

/// <summary>docs/abuse.md names tests that are there.</summary>
public partial class TableTests
{
    private static readonly Dictionary<string, string[]> Rows = Row().Matches(Repository.File("docs/abuse.md"))
        .ToDictionary(row => row.Groups["id"].Value, row => Test().Matches(row.Groups["shown"].Value).Select(t => t.Groups[1].Value).ToArray());

    [Fact]
    public void Every_row_names_a_test_and_the_rows_are_in_order()
    {
        Rows.Keys.ShouldBe(Enumerable.Range(1, 20).Select(n => $"A{n}"));
        Rows.Values.ShouldAllBe(tests => tests.Length > 0);
    }

    [Fact]
    public void Every_test_that_the_table_names_exists()
    {
        var files = Directory.EnumerateFiles(Path.Combine(Repository.Root, "tests"), "*Tests*.cs", SearchOption.AllDirectories)
            .Where(f => !f.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}")).ToLookup(f => Path.GetFileName(f).Split('.')[0]);

        Rows.Values.SelectMany(tests => tests)
            .Where(test => test.Split('.') is not [var type, var name] || !files[type].Any(f => File.ReadAllText(f).Contains($" {name}(", StringComparison.Ordinal)))
            .ShouldBeEmpty();
    }

    [GeneratedRegex(@"^\| (?<id>A\d+) \| .+ \| .+ \| (?<shown>.+) \|$", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex(@"`(\w+\.\w+)`")]
    private static partial Regex Test();
}
