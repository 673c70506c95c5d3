using System.Text.Json.Nodes;
using Delightful.Local.Tests.Work;

namespace Delightful.Local.Tests.CodeBuild;

public sealed class BuildTests(WorkCloud cloud)
{
    readonly Builds builds = new(cloud);

    [Fact]
    public async Task A_build_runs_the_buildspec_of_its_source_and_exports_what_the_commands_set()
    {
        await cloud.Moto.RestAsync(HttpMethod.Put, "s3", "/sources", null, default);
        await cloud.Moto.PutObjectAsync("sources", "platform/platform.zip", Builds.Zip(("scripts/greet.txt", "hello"), ("buildspecs/plan.yml", """
            version: 0.2
            env:
              shell: bash
              variables: { COLOUR: of the buildspec, SIZE: small }
              exported-variables: [GREETING, COLOUR, SHAPE, SIZE, WHERE]
            phases:
              install:
                commands:
                  - cd scripts
                  - GREETING=$(cat greet.txt)
              build:
                commands:
                  - export WHERE="$(basename "$PWD") in $AWS_REGION, ${CODEBUILD_BUILD_ID%%-*}"
                  - GREETING="$GREETING, twice"
            """)), default);
        var project = await builds.ProjectAsync("buildspecs/plan.yml", "sources/platform/platform.zip");

        var build = await builds.EndOfAsync(await builds.StartAsync(project, ("SHAPE", "of the caller")));

        ((string?)build["buildStatus"]).ShouldBe("SUCCEEDED", builds.Log(build));
        Builds.Exported(build, "GREETING").ShouldBe("hello, twice");
        Builds.Exported(build, "WHERE").ShouldBe("scripts in us-east-1, project");
        Builds.Exported(build, "SIZE").ShouldBe("small", "the buildspec's variables are there");
        Builds.Exported(build, "COLOUR").ShouldBe("of the project", "the project wins over the buildspec");
        Builds.Exported(build, "SHAPE").ShouldBe("of the caller", "the caller wins over the project");
    }

    [Fact]
    public async Task A_failing_build_phase_still_runs_its_finally_and_the_post_build()
    {
        var build = await builds.RunAsync("""
            version: 0.2
            env: { exported-variables: [FAILURE, AFTER] }
            phases:
              build:
                commands:
                  - export FAILURE="stale-plan"; exit 3
                  - export FAILURE="not reached"
                finally:
                  - echo "finally sees $FAILURE"
              post_build:
                commands:
                  - AFTER="succeeding=$CODEBUILD_BUILD_SUCCEEDING"
            """);

        ((string?)build["buildStatus"]).ShouldBe("FAILED");
        Builds.StatusOf(build, "BUILD").ShouldBe("FAILED");
        Builds.StatusOf(build, "POST_BUILD").ShouldBe("SUCCEEDED");
        Builds.Exported(build, "FAILURE").ShouldBe("stale-plan");
        Builds.Exported(build, "AFTER").ShouldBe("succeeding=0");
        builds.Log(build).ShouldContain("finally sees stale-plan\n");
        build["phases"]!.ToJsonString().ShouldContain("Reason: exit status 3");
    }

    [Fact]
    public async Task A_failing_install_phase_ends_the_build()
    {
        var build = await builds.RunAsync("""
            version: 0.2
            phases:
              install: { commands: ["false"] }
              build: { commands: ["true"] }
            """);

        ((string?)build["buildStatus"]).ShouldBe("FAILED");
        Builds.StatusOf(build, "BUILD").ShouldBeNull();
    }

    [Theory]
    [InlineData("$(touch /tmp/never); `id`; ' \" \\ ${HOME}")]
    [InlineData("two\nlines\n")]
    [InlineData("=;|&<>*?[x] % é 🙂")]
    public async Task A_hostile_value_stays_data(string value)
    {
        var build = await builds.RunAsync("""
            version: 0.2
            env: { exported-variables: [ECHO] }
            phases:
              install: { commands: ["true"] }
              build: { commands: ['ECHO="$HOSTILE"'] }
            """, ("HOSTILE", value));

        ((string?)build["buildStatus"]).ShouldBe("SUCCEEDED", builds.Log(build));
        Builds.Exported(build, "ECHO").ShouldBe(value);
    }

    [Fact]
    public async Task Nothing_of_this_process_s_environment_is_inherited()
    {
        Environment.SetEnvironmentVariable("DELIGHTFUL_LEAK", "leaked");
        var build = await builds.RunAsync("""
            version: 0.2
            env: { exported-variables: [SEEN] }
            phases:
              build: { commands: ['SEEN="${DELIGHTFUL_LEAK-nothing} $HOME"'] }
            """);

        Builds.Exported(build, "SEEN")!.ShouldStartWith("nothing /");
        Builds.Exported(build, "SEEN").ShouldNotBe($"nothing {Environment.GetEnvironmentVariable("HOME")}");
    }

    [Fact]
    public async Task A_stopped_build_leaves_no_process_behind()
    {
        var id = await builds.StartAsync(await builds.ProjectAsync("""
            version: 0.2
            phases:
              build: { commands: ["sleep 300 & echo child=$!; wait"] }
            """));
        var child = await WorkCloud.EventuallyAsync(async () => builds.Log(await builds.GetAsync(id)).Split("\nchild=") is [_, var rest] ? rest.Split('\n')[0] : null, "the child");

        await builds.CallAsync("StopBuild", new JsonObject { ["id"] = id });
        var build = await builds.EndOfAsync(id);

        ((string?)build["buildStatus"]).ShouldBe("STOPPED");
        Builds.StatusOf(build, "BUILD").ShouldBe("STOPPED");
        Runs(child).ShouldBeFalse();
    }

    [Fact]
    public async Task A_build_over_its_time_is_ended()
    {
        var project = await builds.ProjectAsync("""
            version: 0.2
            phases:
              build: { commands: ["sleep 300"] }
            """);
        var started = await builds.CallAsync("StartBuild", new JsonObject { ["projectName"] = project, ["timeoutInMinutesOverride"] = 0.02 });

        var build = await builds.EndOfAsync((string)started["build"]!["id"]!);

        ((string?)build["buildStatus"]).ShouldBe("TIMED_OUT");
    }

    [Fact]
    public async Task A_token_stands_for_one_build()
    {
        var project = await builds.ProjectAsync("""
            version: 0.2
            phases:
              build: { commands: ["true"] }
            """);
        var request = new JsonObject { ["projectName"] = project, ["idempotencyToken"] = "command-1" };

        var first = await builds.CallAsync("StartBuild", request);
        var again = await builds.CallAsync("StartBuild", request.DeepClone().AsObject());

        ((string?)again["build"]!["id"]).ShouldBe((string?)first["build"]!["id"]);
        var other = new JsonObject { ["projectName"] = project, ["idempotencyToken"] = "command-1", ["sourceVersion"] = "other" };
        (await Should.ThrowAsync<AwsException>(() => builds.CallAsync("StartBuild", other))).Code.ShouldBe("InvalidInputException");
        (await builds.CallAsync("ListBuildsForProject", new JsonObject { ["projectName"] = project }))["ids"]!.AsArray().Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_third_build_waits_until_one_of_two_has_ended()
    {
        var project = await builds.ProjectAsync("""
            version: 0.2
            phases:
              build: { commands: ['until [ -e "$GO" ]; do sleep 0.05; done'] }
            """);
        var go = Path.Combine(cloud.Cloud.Options.StateDirectory, $"go-{Guid.NewGuid()}");
        var ids = new List<string>();
        for (var i = 0; i < 3; i++)
            ids.Add(await builds.StartAsync(project, ("GO", go)));
        await WorkCloud.EventuallyAsync(async () => (string?)(await builds.GetAsync(ids[1]))["currentPhase"] is "BUILD" ? "" : null, "the second build");

        ((string?)(await builds.GetAsync(ids[2]))["currentPhase"]).ShouldBe("QUEUED");
        await File.WriteAllTextAsync(go, "");

        foreach (var id in ids)
            ((string?)(await builds.EndOfAsync(id))["buildStatus"]).ShouldBe("SUCCEEDED");
    }

    [Theory]
    [InlineData("version: 0.2\nphases: { biuld: { commands: [a] } }", "unknown phase biuld")]
    [InlineData("version: 0.1\nphases: {}", "only 0.2")]
    [InlineData("version: 0.2\nphases:\n  build:\n    commands:\n      - echo a: b\n", "needs quotes")]
    [InlineData("version: 0.2\nphases: [\n", "line 3")]
    public async Task A_wrong_buildspec_fails_the_download_and_says_why(string buildspec, string reason)
    {
        var build = await builds.RunAsync(buildspec);

        ((string?)build["buildStatus"]).ShouldBe("FAILED");
        Builds.StatusOf(build, "DOWNLOAD_SOURCE").ShouldBe("FAILED");
        build["phases"]!.ToJsonString().ShouldContain("YAML_FILE_ERROR");
        build["phases"]!.ToJsonString().ShouldContain(reason);
    }

    /// A killed orphan can stay in the table as a zombie until init has read its exit code.
    static bool Runs(string process) => File.Exists($"/proc/{process}/stat") && !File.ReadAllText($"/proc/{process}/stat").Contains(") Z ", StringComparison.Ordinal);
}
