using System.Reflection;
using Delightful.Cli.Errors;

namespace Delightful.Cli.Tests;

public class ErrorCatalogueTests
{
    static readonly IReadOnlyList<CliException> All =
    [
        .. typeof(CliErrors).GetMethods(BindingFlags.Public | BindingFlags.Static)
            .Select(method => (CliException)method.Invoke(null, [.. method.GetParameters().Select(parameter => Example(parameter.ParameterType))])!),
    ];

    [Fact]
    public void No_two_errors_share_a_code() => All.Select(error => error.Code).ShouldBeUnique();

    [Fact]
    public void Every_error_says_what_is_wrong_and_what_to_do() =>
        All.ShouldAllBe(error => error.Message.Length > 0 && error.Remedy.Length > 0);

    [Fact]
    public void The_documented_codes_are_exactly_those_that_exist()
    {
        var documented = File.ReadLines(Path.Combine(Clone.Above(AppContext.BaseDirectory), "docs/errors.md"))
            .Where(line => line.StartsWith("| CLI-", StringComparison.Ordinal))
            .Select(line => line.Split('|')[1].Trim());

        documented.ShouldBe(All.Select(error => error.Code), ignoreOrder: true);
    }

    static object Example(Type type) =>
        type == typeof(string) ? "something"
        : type == typeof(int) ? 1
        : type == typeof(long) ? 1L
        : type == typeof(TimeSpan) ? TimeSpan.FromSeconds(1)
        : (object)new[] { "something" };
}
