using Delightful.Core.Analysis;
using Delightful.Core.Errors;

namespace Delightful.Core.Tests.Analysis;

public class DeclarationErrorTests
{
    [Theory]
    [InlineData("port: 80\nport: 81\n", ErrorCodes.DeclarationDuplicateKey, 2, 1, "the first is in line 1")]
    [InlineData("prot: 80\n", ErrorCodes.DeclarationUnknownKey, 1, 1, "did you mean 'port'?")]
    [InlineData("resources:\n  memmory: 512\n", ErrorCodes.DeclarationUnknownKey, 2, 3, "did you mean 'memory'?")]
    [InlineData("memory: 512\n", ErrorCodes.DeclarationUnknownKey, 1, 1, "it belongs under 'resources'")]
    [InlineData("stack:\n  languageVersion: 3.12\n", ErrorCodes.DeclarationWrongType, 2, 20, "put it in quotes")]
    [InlineData("needs:\n  databse: postgres\n", ErrorCodes.DeclarationUnknownKey, 2, 3, "did you mean 'database'?")]
    [InlineData("database: postgres\n", ErrorCodes.DeclarationUnknownKey, 1, 1, "it belongs under 'needs'")]
    [InlineData("traffic:\n  requestsPerSecond: 0\n", ErrorCodes.DeclarationOutOfBounds, 2, 22, "from 1 to 1000000")]
    [InlineData("zzz: 1\n", ErrorCodes.DeclarationUnknownKey, 1, 1, "there are service, kind, port, health")]
    [InlineData("environments:\n  prod:\n    port: 80\n", ErrorCodes.DeclarationUnknownKey, 3, 5, "means nothing under 'environments.prod'")]
    [InlineData("port: eighty\n", ErrorCodes.DeclarationWrongType, 1, 7, "a whole number from 1 to 65535")]
    [InlineData("port: \"8080\"\n", ErrorCodes.DeclarationWrongType, 1, 7, "leave the quotes out")]
    [InlineData("port:\n", ErrorCodes.DeclarationWrongType, 1, 6, "not nothing")]
    [InlineData("port: [80]\n", ErrorCodes.DeclarationWrongType, 1, 7, "not a list")]
    [InlineData("health: /health\n", ErrorCodes.DeclarationWrongType, 1, 9, "must be a section with keys (path, deep, version)")]
    [InlineData("- port\n", ErrorCodes.DeclarationWrongType, 1, 1, "the file must be a section with keys")]
    [InlineData("environment:\n  DEBUG: true\n", ErrorCodes.DeclarationWrongType, 2, 10, "put it in quotes: \"true\"")]
    [InlineData("environment:\n  LIMIT: 5\n", ErrorCodes.DeclarationWrongType, 2, 10, "put it in quotes")]
    [InlineData("port: 80800\n", ErrorCodes.DeclarationOutOfBounds, 1, 7, "from 1 to 65535")]
    [InlineData("port: 80.5\n", ErrorCodes.DeclarationOutOfBounds, 1, 7, "whole number")]
    [InlineData("resources:\n  cpu: 300\n", ErrorCodes.DeclarationOutOfBounds, 2, 8, "256, 512, 1024, 2048, 4096")]
    [InlineData("rollout:\n  configuration: all-at-onec\n", ErrorCodes.DeclarationOutOfBounds, 2, 18, "did you mean 'all-at-once'?")]
    [InlineData("health:\n  path: health\n", ErrorCodes.DeclarationOutOfBounds, 2, 9, "starts with /")]
    [InlineData("health:\n  path: \"/a b\"\n", ErrorCodes.DeclarationOutOfBounds, 2, 9, "neither spaces")]
    [InlineData("environment:\n  PORT: \"1\"\n", ErrorCodes.DeclarationOutOfBounds, 2, 3, "the platform sets PORT itself")]
    [InlineData("environment:\n  \"a b\": x\n", ErrorCodes.DeclarationOutOfBounds, 2, 3, "letters, digits and _")]
    [InlineData("tests:\n  load: ../load.js\n", ErrorCodes.DeclarationOutOfBounds, 2, 9, "a path in the repository")]
    [InlineData("tests:\n  load: \"a b.js\"\n", ErrorCodes.DeclarationOutOfBounds, 2, 9, "a path in the repository")]
    [InlineData("secrets:\n  TOKEN: hunter2\n", ErrorCodes.DeclarationOutOfBounds, 2, 3, "the ARN of a secret")]
    [InlineData("environments:\n  PROD: {}\n", ErrorCodes.DeclarationOutOfBounds, 2, 3, "cannot name an environment")]
    [InlineData("environments:\n  migration: {}\n", ErrorCodes.DeclarationOutOfBounds, 2, 3, "other than migration")]
    [InlineData("service: other\n", ErrorCodes.DeclarationOfAnotherService, 1, 10, "write 'service: web-app'")]
    [InlineData("resources:\n  cpu: 1024\n  memory: 1024\n", ErrorCodes.DeclarationContradiction, 3, 11, "it must be 2048 to 8192")]
    [InlineData("scaling:\n  min: 5\n  max: 3\n", ErrorCodes.DeclarationContradiction, 3, 8, "at most 3 tasks is less than at least 5")]
    [InlineData("scaling:\n  desired: 9\n  max: 3\n", ErrorCodes.DeclarationContradiction, 2, 12, "not between 1 and 3")]
    [InlineData("health:\n\tpath: /x\n", ErrorCodes.DeclarationTab, 2, 1, "indented with a tab")]
    [InlineData("port: &p 80\n", ErrorCodes.DeclarationAnchor, 1, 7, "anchors")]
    [InlineData("port: *p\n", ErrorCodes.DeclarationAnchor, 1, 7, "anchors")]
    [InlineData("port: !!int 80\n", ErrorCodes.DeclarationAnchor, 1, 7, "tag")]
    [InlineData("port: 80\n---\nport: 81\n", ErrorCodes.DeclarationManyDocuments, 2, 1, "second document")]
    [InlineData("port: [80\n", ErrorCodes.DeclarationNotYaml, 0, 0, "not YAML")]
    [InlineData("port: \"80\n", ErrorCodes.DeclarationNotYaml, 0, 0, "not YAML")]
    [InlineData("health: {path: /a, deep: {{{{{{{{{{{{{}}}}}}}}}}}}}}\n", ErrorCodes.DeclarationTooComplex, 1, 0, "nests deeper")]
    public void A_mistake_is_named_with_its_place_and_a_way_out(string yaml, string code, int line, int column, string says)
    {
        var error = Source.Declaring(yaml).Analyzed().Errors.ShouldHaveSingleItem();
        error.Code.ShouldBe(code, error.ToString());
        error.File.ShouldBe(".delightful.yaml");
        error.Message.ShouldContain(says);
        if (line > 0)
            error.Line.ShouldBe(line);
        if (column > 0)
            error.Column.ShouldBe(column);
        error.Line.ShouldNotBeNull().ShouldBeGreaterThan(0);
        error.Column.ShouldNotBeNull().ShouldBeGreaterThan(0);
    }

    [Theory]
    [InlineData("migrations")]
    [InlineData("tests")]
    public void A_command_is_not_longer_than_a_build_can_be_given(string section)
    {
        Source.Declaring($"{section}:\n  command: {new string('x', 500)}\n").Analyzed().Errors.ShouldBeEmpty();
        foreach (var command in (string[])[new('x', 501), new('ü', 251)])
        {
            var error = Source.Declaring($"{section}:\n  command: {command}\n").Analyzed().Errors.ShouldHaveSingleItem();
            (error.Code, error.File, error.Line, error.Column).ShouldBe((ErrorCodes.DeclarationOutOfBounds, ".delightful.yaml", 2, 12));
            error.Message.ShouldContain("a command of one line, at most 500 bytes");
        }
    }

    [Fact]
    public void All_mistakes_are_named_at_once_in_the_order_of_the_file()
    {
        var result = Source.Declaring("port: 0\nhealht: {}\nresources:\n  cpu: 1\n").Analyzed();
        result.Succeeded.ShouldBeFalse();
        result.VariablesJson.ShouldBeEmpty();
        result.Errors.Select(e => (e.Code, e.Line)).ShouldBe(
            [(ErrorCodes.DeclarationOutOfBounds, 1), (ErrorCodes.DeclarationUnknownKey, 2), (ErrorCodes.DeclarationOutOfBounds, 4)]);
        result.Error!.Message.ShouldContain("and 2 more");
    }

    [Fact]
    public void A_mistake_in_the_settings_of_another_environment_is_one_as_well() =>
        Source.Declaring("environments:\n  prod:\n    resources:\n      cpu: 1\n").Analyzed("dev").Error!.Line.ShouldBe(4);

    [Fact]
    public void A_declaration_of_a_megabyte_is_not_read() =>
        Source.Declaring(new string('#', 1024 * 1024)).Analyzed().Error!.Code.ShouldBe(ErrorCodes.DeclarationTooLarge);

    [Fact]
    public void A_declaration_that_is_no_UTF8_is_refused_with_its_line() =>
        Source.Empty.With(".delightful.yaml", [.. "port: 80\nservice: "u8, 0xC3, 0x28]).Analyzed().Error.ShouldNotBeNull()
            .ShouldSatisfyAllConditions(e => e.Code.ShouldBe(ErrorCodes.DeclarationNotYaml), e => e.Line.ShouldBe(2));

    [Fact]
    public void Ten_thousand_brackets_are_refused_in_no_time()
    {
        var watch = System.Diagnostics.Stopwatch.StartNew();
        Source.Declaring("port: " + new string('[', 200_000)).Analyzed().Error!.Code.ShouldBeOneOf(ErrorCodes.DeclarationTooComplex, ErrorCodes.DeclarationNotYaml);
        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(10));
    }

    [Fact]
    public void Many_mistakes_make_one_message_of_bounded_length()
    {
        var yaml = string.Concat(Enumerable.Range(0, 3000).Select(n => $"unknown{n}: {new string('x', 50)}\n"));
        Source.Declaring(yaml).Analyzed().Error!.Message.Length.ShouldBeLessThan(4000);
    }

    [Fact]
    public void Hostile_text_in_a_declaration_is_shown_visible_and_short() =>
        Source.Declaring($"\"\\e[31m{new string('k', 500)}\": 1\n").Analyzed().Error!.Message
            .ShouldSatisfyAllConditions(m => m.ShouldNotContain("\u001b"), m => m.Length.ShouldBeLessThan(400));
}
