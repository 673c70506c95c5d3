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
            WideAction().IsMatch(statement).ShouldBeFalse($"{file} allows all actions: {statement}");
            if (statement.Contains("iam:PassRole", StringComparison.Ordinal))
            {
                statement.ShouldContain("iam:PassedToService", customMessage: $"{file} passes roles to any service: {statement}");
                WideResource().IsMatch(statement).ShouldBeFalse($"{file} passes any role: {statement}");
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
                Regex.IsMatch(text, $@"{blocked}\s*=\s*true").ShouldBeTrue($"{file} does not set {blocked}");
        }
    }

    /// <summary>Whoever is trusted over the web has to be pinned: a subject with a wildcard is anybody's.</summary>
    [Fact]
    public void No_trust_of_Terraform_has_a_subject_with_a_wildcard()
    {
        foreach (var file in Files)
        {
            var text = File.ReadAllText(file);
            foreach (Match subject in Subject().Matches(text))
                subject.Value.ShouldNotContain("*", customMessage: file);
            if (text.Contains("sts:AssumeRoleWithWebIdentity", StringComparison.Ordinal))
                text.ShouldContain(":aud", customMessage: $"{file} trusts without an audience");
        }
    }

    /// <summary>An object with an Effect, up to the next one.</summary>
    [GeneratedRegex(@"\{[^{}]*Effect\s*=\s*""\w+""(?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*\}")]
    private static partial Regex Statement();

    [GeneratedRegex(@"Actions?\s*=\s*\[?\s*""(\w+:)?\*""")]
    private static partial Regex WideAction();

    [GeneratedRegex(@"Resources?\s*=\s*\[?\s*""\*""")]
    private static partial Regex WideResource();

    [GeneratedRegex(@":sub""\s*=.*")]
    private static partial Regex Subject();
}
