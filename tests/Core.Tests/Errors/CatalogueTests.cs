using System.Reflection;
using System.Text.RegularExpressions;
using Delightful.Core.Errors;

namespace Delightful.Core.Tests.Errors;

public partial class CatalogueTests
{
    private static string[] Codes { get; } =
        [.. from type in typeof(ErrorCodes).Assembly.GetTypes().Where(t => t.Namespace == typeof(ErrorCodes).Namespace)
            from field in type.GetFields(BindingFlags.Public | BindingFlags.Static).Where(f => f.IsLiteral)
            select (string)field.GetRawConstantValue()!];

    [Fact]
    public void Every_code_is_unique_and_of_one_form()
    {
        Codes.ShouldBeUnique();
        Codes.ShouldAllBe(c => Code().IsMatch(c));
    }

    [Fact]
    public void The_catalogue_explains_every_code_once_and_no_other()
    {
        var explained = Row().Matches(Repository.File("docs/errors.md")).Select(m => m.Groups[1].Value).ToList();
        explained.ShouldBeUnique();
        explained.Order().ShouldBe(Codes.Order());
    }

    [Fact]
    public void No_code_is_written_anywhere_but_in_the_lists() =>
        Directory.EnumerateFiles(Path.Combine(Repository.Root, "functions/Core"), "*.cs", SearchOption.AllDirectories)
            .Where(f => Path.GetFileName(Path.GetDirectoryName(f)) != "Errors" && !f.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}"))
            .Where(f => Code().IsMatch(File.ReadAllText(f)))
            .ShouldBeEmpty();

    [GeneratedRegex(@"DLT-\d{4}")]
    private static partial Regex Code();

    [GeneratedRegex(@"^\| (DLT-\d{4}) \| .{10,} \| .{10,} \|$", RegexOptions.Multiline)]
    private static partial Regex Row();
}
