using System.Text.RegularExpressions;
using Delightful.Infrastructure.Tests.Template;

namespace Delightful.Infrastructure.Tests.Workflows;

/// <summary>How template.yaml is deployed, wherever that is written: in a document, or in a workflow.</summary>
public sealed partial class DeployCommandTests
{
    /// <summary>What CloudFormation takes in a call; the AWS CLI refuses a larger template without a bucket.</summary>
    const int LargestTemplateInACall = 51_200;

    static readonly IReadOnlyList<(string Where, string Command)> Deploys =
    [
        .. Directory.EnumerateFiles(Path.Combine(SamTemplate.RepositoryRoot, "docs"), "*.md", SearchOption.AllDirectories)
            .Append(Path.Combine(SamTemplate.RepositoryRoot, "README.md"))
            .Concat(Directory.EnumerateFiles(Workflow.Folder))
            .SelectMany(file => Deploy().Matches(Continued().Replace(File.ReadAllText(file), " ")).Select(command => (Path.GetFileName(file), command.Value))),
    ];

    [Fact]
    public void The_template_is_deployed_by_hand_and_by_a_release() =>
        Deploys.Select(deploy => deploy.Where).Distinct().ShouldBe(["getting-started.md", "upgrading.md", "release.yml"], ignoreOrder: true);

    [Fact]
    public void A_template_that_is_too_large_for_a_call_goes_through_a_bucket()
    {
        new FileInfo(SamTemplate.Path).Length.ShouldBeGreaterThan(LargestTemplateInACall, "smaller again: --s3-bucket and this test can go");
        foreach (var (where, command) in Deploys)
        {
            Option(command, "s3-bucket").ShouldNotBeNull($"{where}: the AWS CLI refuses it");
            Option(command, "s3-prefix").ShouldBe("templates", where);
        }
    }

    /// <summary>The budget of bootstrap counts what carries the tag; Terraform's share gets it from its provider.</summary>
    [Fact]
    public void What_the_template_makes_is_counted_by_the_budget()
    {
        var counted = OfTags().Match(File.ReadAllText(Path.Combine(SamTemplate.RepositoryRoot, "infrastructure", "bootstrap", "main.tf")));

        counted.Success.ShouldBeTrue("bootstrap has no budget of one tag");
        foreach (var (where, command) in Deploys)
            Option(command, "tags").ShouldBe($"{counted.Groups[1].Value}={counted.Groups[2].Value}", where);
    }

    static string? Option(string command, string name) =>
        Regex.Match(command, $@" --{name} (\S+)") is { Success: true } option ? option.Groups[1].Value : null;

    [GeneratedRegex(@"aws cloudformation deploy [^\n]*")]
    private static partial Regex Deploy();

    [GeneratedRegex(@" *\\\n *")]
    private static partial Regex Continued();

    [GeneratedRegex(@"of_tags *= \{ ([a-z-]+) = ""([a-z-]+)"" \}")]
    private static partial Regex OfTags();
}
