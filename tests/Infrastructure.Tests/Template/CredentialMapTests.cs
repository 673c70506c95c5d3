using System.Text.RegularExpressions;
using Delightful.Infrastructure.Tests.Workflows;

namespace Delightful.Infrastructure.Tests.Template;

/// <summary>docs/credentials.md says what the code says. UPDATE_BASELINES=1 rewrites its generated parts.</summary>
public sealed class CredentialMapTests
{
    static readonly string Page = Path.Combine(SamTemplate.RepositoryRoot, "docs", "credentials.md");

    [Fact]
    public async Task The_map_of_credentials_and_variables_is_what_is_used()
    {
        var written = await File.ReadAllTextAsync(Page);
        var generated = written;
        foreach (var (name, part) in await CredentialMap.Parts())
        {
            var place = new Regex($"(<!-- generated: {name} -->\n).*?(<!-- end -->)", RegexOptions.Singleline);
            place.IsMatch(written).ShouldBeTrue($"docs/credentials.md has no place for {name}");
            generated = place.Replace(generated, match => match.Groups[1].Value + part + match.Groups[2].Value);
        }
        if (Environment.GetEnvironmentVariable("UPDATE_BASELINES") == "1")
            await File.WriteAllTextAsync(Page, generated);
        else
            written.ShouldBe(generated, "run ./test baselines to rewrite it");
    }

    /// <summary>A variable that is read and never set would be found out in an account only.</summary>
    [Fact]
    public async Task Every_variable_that_a_function_reads_is_set_by_the_template_or_by_Lambda()
    {
        var read = Directory.EnumerateFiles(Path.Combine(SamTemplate.RepositoryRoot, "functions", "Pipeline"), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains("/obj/", StringComparison.Ordinal))
            .SelectMany(file => Regex.Matches(File.ReadAllText(file), @"\b(?:read|Need|NeedUrl|Policies|Days)\(""([A-Z_]+)""\)").Select(m => m.Groups[1].Value)).Distinct();
        var set = (await SamTemplate.Resources("AWS::Lambda::Function")).Values.SelectMany(f => f["Environment"]!["Variables"]!.AsObject().Select(v => v.Key));

        read.Except(set).ShouldBe(["AWS_ENDPOINT_URL", "AWS_REGION", "AWS_SESSION_TOKEN", "PARAMETERS_SECRETS_EXTENSION_HTTP_PORT"], ignoreOrder: true);
    }

    [Fact]
    public void Init_names_every_variable_that_the_entry_workflow_takes()
    {
        var taken = Regex.Matches(Workflow.Named("build-and-push.yml").Text, @"\bvars\.([A-Z_]+)").Select(m => m.Groups[1].Value).Distinct();
        var named = Regex.Matches(File.ReadAllText(Path.Combine(SamTemplate.RepositoryRoot, "cli", "Commands", "InitCommand.cs")), @"new\(""(DELIGHTFUL_[A-Z_]+)""").Select(m => m.Groups[1].Value);

        named.ShouldBe(taken, ignoreOrder: true);
    }
}
