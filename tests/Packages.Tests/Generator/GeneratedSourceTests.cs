namespace Delightful.Packages.Tests.Generator;

public class GeneratedSourceTests
{
    [Theory]
    [InlineData("WithStartup")]
    [InlineData("WithoutStartup")]
    public void Source_generates_the_files_written_down_and_they_compile(string name)
    {
        var run = GeneratorRun.Of(Baselines.Read($"Generator/Input/{name}.cs"));

        run.Diagnostics.ShouldBeEmpty();
        run.CompilerErrors.ShouldBeEmpty();
        foreach (var (file, text) in run.Files)
            Baselines.ShouldMatch(text, $"Generator/Expected/{name}/{file}");
    }

    [Fact]
    public void Every_function_gets_a_wrapper_and_the_program_a_case_for_each()
    {
        var run = GeneratorRun.Of(Baselines.Read("Generator/Input/WithStartup.cs"));

        run.Files.Keys.ShouldBe(["OrderFunctions_Placed_Generated.g.cs", "OrderFunctions_Queued_Generated.g.cs", "OrderFunctions_Counted_Generated.g.cs", "OrderFunctions_Asked_Generated.g.cs", "Program.g.cs"], ignoreOrder: true);
        foreach (var method in new[] { "Placed", "Queued", "Counted", "Asked" })
            run.Files["Program.g.cs"].ShouldContain($"case \"{method}\":");
    }

    [Fact]
    public void Without_GenerateMain_there_is_no_program()
    {
        var source = Baselines.Read("Generator/Input/WithStartup.cs").Replace("GenerateMain = true", "GenerateMain = false", StringComparison.Ordinal);

        GeneratorRun.Of(source, Microsoft.CodeAnalysis.OutputKind.DynamicallyLinkedLibrary).Files.Keys.ShouldNotContain("Program.g.cs");
    }

    [Fact]
    public void Source_without_functions_generates_nothing() =>
        GeneratorRun.Of("class Program { static void Main() { } }").Files.ShouldBeEmpty();
}
