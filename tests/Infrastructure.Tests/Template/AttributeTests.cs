using System.Text.RegularExpressions;

namespace Delightful.Infrastructure.Tests.Template;

/// <summary>The functions in the code and in the template are the same functions.</summary>
public sealed partial class AttributeTests
{
    [Fact]
    public async Task Every_function_in_the_code_is_in_the_template_with_its_memory_and_timeout()
    {
        var template = (await SamTemplate.Resources("AWS::Lambda::Function")).Select(f => string.Join(' ', f.Key, f.Value["Environment"]!["Variables"]!["ANNOTATIONS_HANDLER"], f.Value["MemorySize"], f.Value["Timeout"]));

        template.ShouldBe(Declared(), ignoreOrder: true);
    }

    [Fact]
    public async Task Every_function_runs_the_one_executable()
    {
        var functions = await SamTemplate.Resources("AWS::Lambda::Function");

        functions.Values.ShouldAllBe(f => f["Handler"]!.ToString() == "bootstrap" && f["Runtime"]!.ToString() == "provided.al2023");
    }

    static IEnumerable<string> Declared() => Directory
        .EnumerateFiles(Path.Combine(SamTemplate.RepositoryRoot, "functions", "Pipeline", "Functions"), "*.cs")
        .SelectMany(file => Declaration().Matches(File.ReadAllText(file)))
        .Select(d => string.Join(' ', d.Groups["resource"].Value, d.Groups["method"].Value, d.Groups["memory"].Value, d.Groups["timeout"].Value));

    [GeneratedRegex("""\[LambdaFunction\(ResourceName = "(?<resource>\w+)", MemorySize = (?<memory>\d+), Timeout = (?<timeout>\d+)\)\]\s+(\[[^\n]*\]\s+)*public (async )?[\w<>]+ (?<method>\w+)\(""")]
    private static partial Regex Declaration();
}
