using System.Text.RegularExpressions;
using YamlDotNet.RepresentationModel;

namespace Delightful.Infrastructure.Tests.Workflows;

/// <summary>What every workflow promises: code that cannot be exchanged, no right it does not need, nothing of an event in a shell.</summary>
public sealed partial class WorkflowTests
{
    public static TheoryData<string> Names => [.. Workflow.All.Select(workflow => workflow.Name)];

    [Fact]
    public void There_are_three_workflows() => Workflow.All.Select(workflow => workflow.Name).ShouldBe(["build-and-push.yml", "ci.yml", "release.yml"]);

    [Theory, MemberData(nameof(Names))]
    public void Every_action_is_held_to_a_commit_and_says_its_version(string name)
    {
        var lines = Workflow.Named(name).Text.Split('\n').Where(line => UsesLine().IsMatch(line)).ToList();

        lines.Count.ShouldBe(Workflow.Named(name).Uses.Count());
        lines.Where(line => !line.Contains("uses: ./", StringComparison.Ordinal)).ShouldAllBe(line => Pinned().IsMatch(line));
    }

    [Fact]
    public void The_same_action_has_the_same_commit_everywhere() => Workflow.All
        .SelectMany(workflow => workflow.Uses).Where(uses => uses.Contains('@')).Distinct()
        .GroupBy(uses => uses.Split('@')[0]).ShouldAllBe(versions => versions.Count() == 1);

    [Theory, MemberData(nameof(Names))]
    public void Nothing_is_permitted_but_what_a_job_asks_for(string name)
    {
        var workflow = Workflow.Named(name);

        ((YamlMappingNode)workflow.Root["permissions"]).Children.ShouldBeEmpty();
        foreach (var (job, says) in workflow.Jobs)
            Workflow.Find(says, "permissions").ShouldBeOfType<YamlMappingNode>($"{job} says no permissions of its own");
    }

    [Theory, MemberData(nameof(Names))]
    public void Only_jobs_that_run_nothing_of_the_repository_may_prove_who_they_are(string name)
    {
        foreach (var (job, says) in Workflow.Named(name).Jobs.Where(job => Workflow.Map(job.Value["permissions"]).Any(p => p is { Key: "id-token" })))
        {
            var scripts = Workflow.Named(name).StepsOf(job).Select(step => Workflow.Get(step, "run")).OfType<string>().ToList();
            scripts.ShouldAllBe(script => !RepositoryCode().IsMatch(script), $"{job} runs code of the repository beside credentials");
            Workflow.Map(says["permissions"]).ShouldNotContain(p => p.Key == "contents" && ((YamlScalarNode)p.Value).Value == "write" && Credentials(name, job));
        }
    }

    [Theory, MemberData(nameof(Names))]
    public void No_script_holds_an_expression(string name) =>
        Workflow.Named(name).Steps.Select(s => Workflow.Get(s.Step, "run")).OfType<string>().ShouldAllBe(script => !script.Contains("${{", StringComparison.Ordinal));

    [Theory, MemberData(nameof(Names))]
    public void No_secret_is_used_and_no_key_of_AWS_is_anywhere(string name)
    {
        var text = Workflow.Named(name).Text;

        text.ShouldNotContain("secrets.");
        text.ShouldNotContain("secrets:");
        text.ShouldNotContain("aws-access-key-id");
        text.ShouldNotContain("AWS_SECRET_ACCESS_KEY");
        AccessKey().IsMatch(text).ShouldBeFalse();
    }

    [Theory, MemberData(nameof(Names))]
    public void Every_checkout_leaves_no_credentials_in_the_folder(string name) => Workflow.Named(name).Steps
        .Where(s => Workflow.Get(s.Step, "uses")?.StartsWith("actions/checkout@", StringComparison.Ordinal) == true)
        .ShouldAllBe(s => Workflow.Get((YamlMappingNode)s.Step["with"], "persist-credentials") == "false");

    [Theory, MemberData(nameof(Names))]
    public void Every_job_ends_in_time_and_no_two_get_in_each_others_way(string name)
    {
        var workflow = Workflow.Named(name);

        Workflow.Get((YamlMappingNode)workflow.Root["concurrency"], "group").ShouldNotBeNullOrEmpty();
        workflow.Jobs.Where(job => Workflow.Get(job.Value, "uses") is null).ShouldAllBe(job => int.Parse(Workflow.Get(job.Value, "timeout-minutes")!) <= 90);
    }

    [Theory, MemberData(nameof(Names))]
    public void No_workflow_runs_with_the_rights_of_the_repository_on_code_of_others(string name)
    {
        Workflow.Named(name).Text.ShouldNotContain("pull_request_target");
        Workflow.Named(name).Text.ShouldNotContain("workflow_run");
        Workflow.Named(name).Text.ShouldNotContain("self-hosted");
    }

    static bool Credentials(string name, string job) =>
        Workflow.Named(name).StepsOf(job).Any(step => Workflow.Get(step, "uses")?.StartsWith("aws-actions/", StringComparison.Ordinal) == true);

    [GeneratedRegex(@"^\s*(?:- )?uses:", RegexOptions.CultureInvariant)]
    private static partial Regex UsesLine();

    [GeneratedRegex(@"uses: [\w.-]+/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$", RegexOptions.CultureInvariant)]
    private static partial Regex Pinned();

    [GeneratedRegex(@"\b(?:AKIA|ASIA)[A-Z0-9]{16}\b", RegexOptions.CultureInvariant)]
    private static partial Regex AccessKey();

    /// <summary>Builds, tests, and anything in the folder that is started by its path.</summary>
    [GeneratedRegex(@"docker build|TEST_COMMAND|\bmake\b|\bnpm\b|\bdotnet\b|(?:^|\s)\.?/?\.ci/|(?:^|\s)\./", RegexOptions.CultureInvariant | RegexOptions.Multiline)]
    private static partial Regex RepositoryCode();
}
