using System.Text.RegularExpressions;

namespace Delightful.Infrastructure.Tests.Template;

/// <summary>A setting that no page names is one that nobody sets.</summary>
public sealed partial class SettingTests
{
    /// <summary>What one machine needs, and nobody else.</summary>
    static readonly string[] NotForPeople = ["speed", "hook_function_names"];

    [Fact]
    public void What_an_environment_says_of_traffic_rollout_and_watching_is_in_the_guide()
    {
        var variables = Text("infrastructure", "service", "variables.tf");
        var settings = Variable().Matches(variables[variables.IndexOf("# Traffic and rollout.", StringComparison.Ordinal)..]).Select(m => m.Groups[1].Value).Except(NotForPeople).ToList();
        var guide = Text("docs", "deployment-guide.md");

        settings.Count.ShouldBeGreaterThan(10);
        settings.Where(setting => !guide.Contains($"`{setting}`", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    /// <summary>What only its owner can fill in stands where they look for it.</summary>
    [Theory]
    [InlineData("alarm_action_arns")]
    [InlineData("certificate_arn")]
    [InlineData("host_name")]
    public void Production_has_the_line_of_what_only_its_owner_knows(string setting) =>
        Regex.IsMatch(Text("infrastructure", "environments", "prod", "service.tfvars"), $@"^(# )?{setting}\s*=", RegexOptions.Multiline).ShouldBeTrue(setting);

    [Theory]
    [InlineData("staging")]
    [InlineData("prod")]
    public void What_people_use_is_traced(string environment) =>
        Text("infrastructure", "environments", environment, "service.tfvars").ShouldMatch(@"(?m)^xray_sampling_rate\s*= 0\.\d+$");

    static string Text(params string[] path) => File.ReadAllText(Path.Combine([SamTemplate.RepositoryRoot, .. path]));

    [GeneratedRegex(@"^variable ""([a-z_]+)""", RegexOptions.Multiline)]
    private static partial Regex Variable();
}
