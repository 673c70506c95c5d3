using System.Diagnostics;
using YamlDotNet.RepresentationModel;

namespace Delightful.Infrastructure.Tests.Workflows;

/// <summary>The workflow that brings a commit to the pipeline: its order, and its scripts as a shell runs them.</summary>
[System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
public sealed class BuildAndPushTests : IDisposable
{
    const string Commit = "0123456789abcdef0123456789abcdef01234567";
    const string Other = "fedcba9876543210fedcba9876543210fedcba98";

    static readonly Workflow Entry = Workflow.Named("build-and-push.yml");

    readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("build-and-push-");
    readonly DirectoryInfo scripts = Directory.CreateTempSubdirectory("build-and-push-scripts-");

    /// <summary>It brings an image and its source, and does nothing to what runs: that is the chain's.</summary>
    [Fact]
    public void It_tests_scans_builds_scans_and_pushes_and_nothing_else()
    {
        Entry.StepsOf("build").Select(Name).ShouldBe(
            ["Name the image", "Check out the commit", "Test", "Scan the dependencies", "Build the image", "Scan the image", "Pack the image", "Hand the image over"]);
        Entry.StepsOf("push").Select(Name).ShouldBe(
            ["Check out the commit", "Take the image over", "Become the role", "Say who that is", "Put the source bundle", "Push the image"]);
        Entry.Jobs.Keys.ShouldBe(["build", "push"]);
        Commands().ShouldBe(["ecr get-authorization-token", "ecr get-login-password", "s3api put-object", "sts get-caller-identity"], ignoreOrder: true);
    }

    [Fact]
    public void It_runs_only_when_a_repository_calls_it() => Workflow.Map(Entry.Root["on"]).Select(trigger => trigger.Key).ShouldBe(["workflow_call"]);

    [Fact]
    public void Only_the_job_that_pushes_may_prove_who_it_is()
    {
        Permissions("build").ShouldBe(["contents: read"]);
        Permissions("push").ShouldBe(["contents: read", "id-token: write"]);
    }

    [Fact]
    public void A_fork_gets_no_push() => Workflow.Get(Entry.Jobs["push"], "if")
        .ShouldBe("github.event_name != 'pull_request' || (inputs.previews && github.event.pull_request.head.repo.full_name == github.repository)");

    [Fact]
    public void A_known_vulnerability_stops_it_before_anything_is_pushed()
    {
        var scans = Entry.StepsOf("build").Where(step => Workflow.Get(step, "uses")?.StartsWith("anchore/scan-action@", StringComparison.Ordinal) == true).ToList();

        scans.Select(scan => Workflow.Get((YamlMappingNode)scan["with"], "path") ?? Workflow.Get((YamlMappingNode)scan["with"], "image"))
            .ShouldBe(["${{ inputs.folder }}", "delightful:built"]);
        scans.ShouldAllBe(scan => Workflow.Get((YamlMappingNode)scan["with"], "fail-build") != "false" && Workflow.Get(scan, "continue-on-error") == null);
        Workflow.Get(Entry.Jobs["push"], "needs").ShouldBe("build");
    }

    [Fact]
    public async Task A_push_is_tagged_with_its_whole_commit()
    {
        var (code, named, _) = await NameAsync("push", Commit);

        code.ShouldBe(0);
        named.ShouldBe($"commit={Commit}\ntag={Commit}\nartifact=image-team-web-app\n");
    }

    /// <summary>GitHub's own commit of a pull request is a merge that nobody made and that is not in its history.</summary>
    [Fact]
    public async Task A_pull_request_is_tagged_with_its_number_and_its_own_commit()
    {
        var (code, named, _) = await NameAsync("pull_request", Commit, number: "17", head: Other);

        code.ShouldBe(0);
        named.ShouldBe($"commit={Other}\ntag=pr-17-{Other}\nartifact=image-team-web-app\n");
    }

    [Theory]
    [InlineData("pull_request_target", Commit, "17", Other, "team/web-app")]
    [InlineData("push", "main; curl", "", "", "team/web-app")]
    [InlineData("pull_request", Commit, "17\nx=y", Other, "team/web-app")]
    [InlineData("push", Commit, "", "", "web-app:latest")]
    [InlineData("push", Commit, "", "", "web-app\nartifact=other")]
    public async Task What_is_no_commit_or_no_repository_ends_it(string trigger, string commit, string number, string head, string repository)
    {
        var (code, named, output) = await NameAsync(trigger, commit, number, head, repository);

        code.ShouldNotBe(0);
        named.ShouldBeEmpty();
        output.ShouldContain("::error::");
    }

    [Fact]
    public async Task The_tests_are_one_command_of_the_folder_whose_end_counts()
    {
        Directory.CreateDirectory(Path.Combine(folder.FullName, "a b"));
        var script = Entry.ScriptOf("build", "Test");

        (await ShellAsync(script, new() { ["FOLDER"] = "a b", ["TEST_COMMAND"] = "pwd | tail -n 1" })).Output.ShouldEndWith("/a b\n");
        (await ShellAsync(script, new() { ["FOLDER"] = "a b", ["TEST_COMMAND"] = "false | true; echo went on" })).Code.ShouldNotBe(0);
    }

    [Fact]
    public async Task The_source_bundle_holds_what_was_committed_and_nothing_else_that_lies_about()
    {
        await ShellAsync(
            "git init -q . && echo 'port: 1' >.delightful.yaml && git add . && git -c user.name=a -c user.email=a@example.com commit -qm first && echo left >left.txt && mkdir bin runner", []);
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "bin", "aws"), "#!/bin/sh\nprintf '%s\\n' \"$@\"\n");
        File.SetUnixFileMode(Path.Combine(folder.FullName, "bin", "aws"), UnixFileMode.UserRead | UnixFileMode.UserExecute);
        var commit = (await ShellAsync("git rev-parse HEAD", [])).Output.Trim();

        var (code, called, _) = await ShellAsync("PATH=$PWD/bin:$PATH\n" + Entry.ScriptOf("push", "Put the source bundle"), new()
        {
            ["COMMIT"] = commit, ["IMAGE_REPOSITORY"] = "web-app", ["ARTIFACT_BUCKET"] = "artifacts", ["RUNNER_TEMP"] = Path.Combine(folder.FullName, "runner"),
        });

        code.ShouldBe(0);
        called.ShouldContain($"s3api\nput-object\n--bucket\nartifacts\n--key\nsource/web-app/{commit}.zip\n");
        using var bundle = System.IO.Compression.ZipFile.OpenRead(Path.Combine(folder.FullName, "runner", "source.zip"));
        bundle.Entries.Select(entry => entry.FullName).ShouldBe([".delightful.yaml"]);
    }

    public void Dispose()
    {
        folder.Delete(recursive: true);
        scripts.Delete(recursive: true);
    }

    async Task<(int Code, string Named, string Output)> NameAsync(string trigger, string commit, string number = "", string head = "", string repository = "team/web-app")
    {
        var file = Path.Combine(folder.FullName, "output");
        await File.WriteAllTextAsync(file, "");
        var (code, output, _) = await ShellAsync(Entry.ScriptOf("build", "Name the image"), new()
        {
            ["EVENT"] = trigger, ["BRANCH_COMMIT"] = commit, ["PULL_REQUEST"] = number, ["PULL_REQUEST_COMMIT"] = head, ["IMAGE_REPOSITORY"] = repository, ["GITHUB_OUTPUT"] = file,
        });
        return (code, await File.ReadAllTextAsync(file), output);
    }

    /// <summary>As a runner does for <c>shell: bash</c>.</summary>
    async Task<(int Code, string Output, string Error)> ShellAsync(string script, Dictionary<string, string> variables)
    {
        var file = Path.Combine(scripts.FullName, $"{Guid.NewGuid():n}.sh");
        await File.WriteAllTextAsync(file, script);
        var start = new ProcessStartInfo("bash", ["--noprofile", "--norc", "-eo", "pipefail", file]) { WorkingDirectory = folder.FullName, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in variables)
            start.Environment[name] = value;
        using var bash = Process.Start(start)!;
        var error = bash.StandardError.ReadToEndAsync();
        var output = await bash.StandardOutput.ReadToEndAsync();
        await bash.WaitForExitAsync();
        return (bash.ExitCode, output, await error);
    }

    static string? Name(YamlMappingNode step) => Workflow.Get(step, "name");

    static IEnumerable<string> Permissions(string job) => Workflow.Map(Entry.Jobs[job]["permissions"]).Select(p => $"{p.Key}: {p.Value}");

    /// <summary>What is called of AWS, in both jobs.</summary>
    static IEnumerable<string> Commands() => Entry.Steps.Select(s => Workflow.Get(s.Step, "run")).OfType<string>()
        .SelectMany(script => System.Text.RegularExpressions.Regex.Matches(script, @"\baws ([a-z0-9]+ [a-z-]+)").Select(m => m.Groups[1].Value)).Distinct();
}
