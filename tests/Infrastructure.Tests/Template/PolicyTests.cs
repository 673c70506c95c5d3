using System.Text.RegularExpressions;

namespace Delightful.Infrastructure.Tests.Template;

/// <summary>What the Terraform of the repository gives away, read from its text: every file counts, also one that no test applies.</summary>
public sealed partial class PolicyTests
{
    static readonly string[] Files =
    [
        .. Directory.EnumerateFiles(Path.Combine(SamTemplate.RepositoryRoot, "infrastructure"), "*.tf", SearchOption.AllDirectories)
            .Where(f => !f.Contains(".terraform", StringComparison.Ordinal)),
    ];

    [Fact]
    public void No_role_of_Terraform_is_passed_to_everybody_or_allowed_everything()
    {
        var statements = Files.SelectMany(file => Statement().Matches(File.ReadAllText(file)).Select(m => (file, m.Value))).ToList();

        statements.Count.ShouldBeGreaterThan(20);
        foreach (var (file, statement) in statements.Where(s => s.Value.Contains("\"Allow\"", StringComparison.Ordinal)))
        {
            IsWide(statement).ShouldBeFalse($"{file} allows all actions: {statement}");
            if (statement.Contains("iam:PassRole", StringComparison.Ordinal))
            {
                statement.ShouldContain("iam:PassedToService", customMessage: $"{file} passes roles to any service: {statement}");
                TerraformText.TextsOf(statement, "Resources?").ShouldNotContain("*", customMessage: $"{file} passes any role: {statement}");
            }
            if (statement.Contains("ForAllValues", StringComparison.Ordinal))
                statement.ShouldContain("Null", customMessage: $"{file} has a condition that is true of nothing: {statement}");
        }
    }

    [Fact]
    public void No_bucket_of_Terraform_is_public()
    {
        foreach (var file in Files.Where(f => File.ReadAllText(f).Contains("resource \"aws_s3_bucket\" ", StringComparison.Ordinal)))
        {
            var text = File.ReadAllText(file);
            foreach (var blocked in (string[])["block_public_acls", "block_public_policy", "ignore_public_acls", "restrict_public_buckets"])
            {
                var values = TerraformText.ValuesOf(text, blocked).Select(v => v.Trim()).ToList();
                values.ShouldNotBeEmpty($"{file} does not set {blocked}");
                values.ShouldAllBe(v => v == "true", $"{file} does not set {blocked} everywhere");
            }
        }
    }

    /// <summary>Whoever is trusted over the web has to be pinned: a subject with a wildcard is anybody's.</summary>
    [Fact]
    public void No_trust_of_Terraform_has_a_subject_with_a_wildcard()
    {
        foreach (var file in Files)
        {
            var text = File.ReadAllText(file);
            foreach (var subject in TerraformText.TextsOf(text, Subject))
                subject.ShouldNotContain("*", customMessage: file);
            if (text.Contains("sts:AssumeRoleWithWebIdentity", StringComparison.Ordinal))
                text.ShouldContain(":aud", customMessage: $"{file} trusts without an audience");
        }
    }

    /// <summary>A list hides nothing behind its first element, nor behind a line of its own or a function.</summary>
    [Theory]
    [InlineData("{ Effect = \"Allow\", Action = [\"s3:GetObject\", \"s3:*\"] }", true)]
    [InlineData("{\n  Effect = \"Allow\"\n  Action = [\n    \"s3:GetObject\",\n    \"*\",\n  ]\n}", true)]
    [InlineData("{ Effect = \"Allow\", Action = concat([\"s3:GetObject\"], [\"iam:*\"]) }", true)]
    [InlineData("{ Effect = \"Allow\", NotAction = [\"iam:PassRole\"] }", true)]
    [InlineData("{ Effect = \"Allow\", Action = [\"s3:GetObject\", \"s3:Put*\"], Resource = [\"*\"] }", false)]
    public void All_elements_of_a_list_are_looked_at(string statement, bool isWide) => IsWide(statement).ShouldBe(isWide);

    [Fact]
    public void All_subjects_of_a_trust_are_looked_at() =>
        TerraformText.TextsOf("Condition = { StringEquals = { \"token:sub\" = [\n \"repo:a/b:ref:refs/heads/main\",\n \"repo:a/*\",\n] } }", Subject).ShouldContain("repo:a/*");

    const string Subject = @"""[^""\n]*:sub""";

    /// <summary>Everything, everything of a service, or everything but something.</summary>
    static bool IsWide(string statement) =>
        TerraformText.ValuesOf(statement, "NotActions?").Any() || TerraformText.TextsOf(statement, "Actions?").Any(action => WideAction().IsMatch(action));

    /// <summary>An object with an Effect, up to the next one.</summary>
    [GeneratedRegex(@"\{[^{}]*Effect\s*=\s*""\w+""(?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*\}")]
    private static partial Regex Statement();

    [GeneratedRegex(@"^([\w-]+:)?\*$")]
    private static partial Regex WideAction();
}
