using Amazon.CodeBuild;
using Delightful.Cloud.Tests.Listening;
using Delightful.Core.Deployments;
using Delightful.Core.Slots;

namespace Delightful.Cloud.Tests.Building;

public sealed class BuildTests(CloudFixture cloud)
{
    private const string Exporting = """
        version: 0.2
        env: { exported-variables: [SEEN] }
        phases:
          build: { commands: ["SEEN=\"$DELIGHTFUL_COMMAND|$DELIGHTFUL_SLOT|$DELIGHTFUL_FENCE|$SERVICE|$ENVIRONMENT|$IMAGE_TAG|$IMAGE_DIGEST|$REPOSITORY_URL|$VARIABLES_KEY|${SOURCE_BUNDLE-none}|${PLAN_KEY-none}|${PLAN_SHA256-none}\""] }
        """;

    private const string Waiting = """
        version: 0.2
        phases:
          build: { commands: ["sleep 30"] }
        """;

    private static readonly CancellationToken Ever = CancellationToken.None;
    private static readonly SlotCommand.StartPlan Plan = new("20260301T120001Z-1a2b3c4d", 7, "1.0.0", Given.Digest(1), "generated/v.json", SourceKey: null);

    private static readonly SlotCommand.StartApply Apply = new(
        Plan.DeploymentId, 7, "1.0.0", Given.Digest(1), "generated/v.json", "source/web-app/abc.zip", new PlanArtifact("p/plan.tfplan", "p/plan.json", null, "ff00"));

    private readonly Projects _projects = new(cloud);

    /// <summary>Every test is another deployment: CodeBuild remembers the tokens of them all.</summary>
    private readonly string _deployment = cloud.NewName("20260301T120001Z");

    [Fact]
    public async Task A_plan_build_is_told_what_it_plans_and_says_what_it_found()
    {
        var (builds, command) = (await OpenAsync(Exporting), Given.Command("plan", _deployment));

        var started = (SlotEvent.BuildStarted)await builds.StartPlanAsync(command, Plan, Given.Dev, "registry/web-app", rerun: false, Ever);
        var ended = await EndAsync(builds, started);

        started.Command.ShouldBe(command.ToString());
        started.Link.ShouldNotBeNull();
        (ended.Status, ended.Synthetic, ended.BuildId).ShouldBe((WorkStatus.Succeeded, true, started.BuildId));
        ended.Exported["SEEN"].ShouldBe($"{command}|web-app/dev|7|web-app|dev|1.0.0|{Given.Digest(1)}|registry/web-app|generated/v.json|none|none|none");
    }

    [Fact]
    public async Task An_apply_build_is_told_which_plan_and_which_source_it_applies()
    {
        var builds = await OpenAsync(Exporting);

        var ended = await EndAsync(builds, (SlotEvent.BuildStarted)await builds.StartApplyAsync(Given.Command("apply", _deployment), Apply, Given.Dev, "registry/web-app", rerun: false, Ever));

        ended.Exported["SEEN"].ShouldEndWith("|generated/v.json|source/web-app/abc.zip|p/plan.tfplan|ff00");
    }

    [Fact]
    public async Task A_migrate_build_is_told_what_to_run_and_what_the_snapshot_before_is_called()
    {
        var builds = await OpenAsync(Exporting.Replace("SEEN=\\\"", "SEEN=\\\"$MIGRATION|${DATABASE-none}|${SNAPSHOT_NAME-none}|", StringComparison.Ordinal));
        var migrate = new SlotCommand.StartMigration(Plan.DeploymentId, 7, "1.0.0", Given.Digest(1), new MigrationTask("orders", """{"cluster":"dev"}"""), "orders-before-1");

        var first = (SlotEvent.BuildStarted)await builds.StartMigrationAsync(Given.Command("migrate", _deployment), migrate, Given.Dev, "registry/web-app", rerun: false, Ever);
        (await EndAsync(builds, first)).Exported["SEEN"].ShouldStartWith($$"""{"cluster":"dev"}|orders|orders-before-1|{{Given.Command("migrate", _deployment)}}|web-app/dev|7|""");

        var elsewhere = migrate with { Migration = new MigrationTask(null, "{}"), Snapshot = null };
        var second = (SlotEvent.BuildStarted)await builds.StartMigrationAsync(Given.Command("migrate", cloud.NewName("20260301T120001Z")), elsewhere, Given.Dev, "registry/web-app", rerun: false, Ever);
        (await EndAsync(builds, second)).Exported["SEEN"].ShouldStartWith("{}|none|none|");
    }

    [Fact]
    public async Task A_refused_migration_is_looked_for_among_the_migrations()
    {
        var project = await _projects.CreateAsync(Waiting);
        var builds = new Cloud.Builds(Client(), new BuildSettings("no-such-project", "no-such-project", project, "no-such-project"));
        var migrate = new SlotCommand.StartMigration(Plan.DeploymentId, 7, "1.0.0", Given.Digest(1), new MigrationTask(null, "{}"), null);
        var command = Given.Command("migrate", _deployment);
        var started = (SlotEvent.BuildStarted)await builds.StartMigrationAsync(command, migrate, Given.Dev, "registry/web-app", rerun: false, Ever);

        var found = await builds.FindApplyAsync(Given.Command("find", _deployment), new SlotCommand.FindApply(command.ToString(), "refused", IsMigration: true), Ever);

        found.ShouldBeOfType<SlotEvent.BuildStarted>().BuildId.ShouldBe(started.BuildId);
        await _projects.StopAsync(started.BuildId);
    }

    [Fact]
    public async Task A_build_of_tests_is_found_when_its_source_has_another_address_by_now()
    {
        var builds = await OpenAsync(Waiting);
        var (command, tests) = (Given.Command("test", _deployment), new SlotCommand.StartTests(Plan.DeploymentId, 7, "1.0.0", Given.Digest(1), "source/a.zip", "http://127.0.0.1:1", new TestCommands("true", null)));
        var first = (SlotEvent.BuildStarted)await builds.StartTestsAsync(command, tests, Given.Dev, "registry/web-app", "http://127.0.0.1/a.zip?signed=1", rerun: false, Ever);

        var again = await builds.StartTestsAsync(command, tests, Given.Dev, "registry/web-app", "http://127.0.0.1/a.zip?signed=2", rerun: false, Ever);

        again.ShouldBeOfType<SlotEvent.BuildStarted>().BuildId.ShouldBe(first.BuildId);
        (await builds.StopTestsAsync(Given.Command("stoptests", _deployment), new SlotCommand.StopTests(first.BuildId), Ever)).ShouldBeOfType<SlotEvent.CommandDone>();
        (await EndAsync(builds, first)).Status.ShouldBe(WorkStatus.Stopped);
        (await builds.StopTestsAsync(Given.Command("stoptests", _deployment), new SlotCommand.StopTests(first.BuildId), Ever)).ShouldBeOfType<SlotEvent.CommandDone>("one that is over is stopped");
    }

    [Fact]
    public async Task No_build_but_one_of_tests_is_ever_stopped()
    {
        var project = await _projects.CreateAsync(Waiting);
        var builds = new Cloud.Builds(Client(), new BuildSettings(project, project, project, "the-tests"));
        var started = await StartAsync(builds);

        (await builds.StopTestsAsync(Given.Command("stoptests", _deployment), new SlotCommand.StopTests(started.BuildId), Ever)).ShouldBeOfType<SlotEvent.CommandFailed>();

        ((SlotEvent.BuildChanged)await builds.AskAsync(new TruthQuestion.Build(started.Command, started.BuildId), Ever)).Status.ShouldBe(WorkStatus.Running);
        await _projects.StopAsync(started.BuildId);
    }

    [Theory]
    [InlineData("AccessDeniedException", true)]
    [InlineData("InternalFailure", false)]
    public async Task A_stop_that_is_refused_for_good_is_not_asked_for_again(string code, bool isForGood)
    {
        await using var refusing = await Listener.StartAsync((_, _) => Answer.Error(code, "not authorized to perform: codebuild:StopBuild"));
        using var client = new AmazonCodeBuildClient(CloudFixture.Credentials, refusing.Pointing(new AmazonCodeBuildConfig { MaxErrorRetry = 0 }));
        var builds = new Cloud.Builds(client, new BuildSettings("plan", "apply", "migrate", "test"));
        var stopping = builds.StopTestsAsync(Given.Command("stoptests", _deployment), new SlotCommand.StopTests("test:1"), Ever);

        if (isForGood)
            (await stopping).ShouldBeOfType<SlotEvent.CommandFailed>().Why.ShouldContain("refused to stop test:1");
        else
            await Should.ThrowAsync<AmazonCodeBuildException>(() => stopping);
    }

    [Theory]
    [InlineData("TIMED_OUT", "BUILD", "TIMED_OUT", true)]
    [InlineData("TIMED_OUT", "QUEUED", "TIMED_OUT", false)]
    [InlineData("TIMED_OUT", "PROVISIONING", "TIMED_OUT", false)]
    [InlineData("TIMED_OUT", "DOWNLOAD_SOURCE", "TIMED_OUT", false)]
    [InlineData("TIMED_OUT", "UPLOAD_ARTIFACTS", "TIMED_OUT", false)]
    [InlineData("TIMED_OUT", "BUILD", null, false)]
    [InlineData("FAILED", "BUILD", "TIMED_OUT", false)]
    public void A_build_that_worked_for_too_long_is_told_from_one_that_waited_for_too_long(string status, string phase, string? phaseStatus, bool timedOut) =>
        Cloud.Builds.IsTimedOut(status, [("SUBMITTED", "SUCCEEDED"), (phase, phaseStatus)]).ShouldBe(timedOut);

    [Fact]
    public async Task A_start_that_is_repeated_at_once_finds_the_same_build()
    {
        var builds = await OpenAsync(Waiting);

        var (first, second) = (await StartAsync(builds), await StartAsync(builds));

        second.BuildId.ShouldBe(first.BuildId);
        await _projects.StopAsync(first.BuildId);
    }

    [Fact]
    public async Task A_start_that_is_repeated_after_the_token_expired_finds_the_build_by_its_command()
    {
        var builds = await OpenAsync(Waiting);
        var first = await StartAsync(builds);
        cloud.Clock.SetForward(TimeSpan.FromMinutes(6));

        var again = await StartAsync(builds, rerun: true);

        again.BuildId.ShouldBe(first.BuildId);
        await _projects.StopAsync(first.BuildId);
    }

    [Fact]
    public async Task A_build_that_failed_says_in_which_phase_and_how()
    {
        var builds = await OpenAsync("""
            version: 0.2
            phases:
              build: { commands: ["exit 3"] }
            """);

        var ended = await EndAsync(builds, await StartAsync(builds));

        ended.Status.ShouldBe(WorkStatus.Failed);
        ended.Detail!.ShouldStartWith("BUILD: ");
    }

    [Fact]
    public async Task A_build_that_nobody_knows_is_gone()
    {
        var builds = await OpenAsync(Waiting);

        var answer = (SlotEvent.BuildChanged)await builds.AskAsync(
            new("c", "arn:aws:codebuild:us-east-1:123456789012:build/plan:00000000-0000-0000-0000-000000000000"), Ever);

        (answer.Status, answer.Synthetic, answer.BuildId).ShouldBe((WorkStatus.Gone, true, "plan:00000000-0000-0000-0000-000000000000"));
    }

    [Fact]
    public async Task A_build_that_would_be_given_more_than_CodeBuild_takes_is_not_started()
    {
        var builds = await OpenAsync(Waiting);
        var tests = new SlotCommand.StartTests(Plan.DeploymentId, 7, "1.0.0", Given.Digest(1), "source/a.zip", "http://127.0.0.1:1", new TestCommands("true", null));

        var failed = (SlotEvent.CommandFailed)await builds.StartTestsAsync(
            Given.Command("test", _deployment), tests, Given.Dev, "registry/web-app", $"http://127.0.0.1/{new string('x', 5000)}", rerun: false, Ever);

        failed.Why.ShouldContain("and a build takes at most 5000; the longest is SOURCE_URL");
    }

    [Fact]
    public async Task A_project_that_does_not_exist_can_never_succeed()
    {
        var builds = new Cloud.Builds(Client(), new BuildSettings("no-such-project", "no-such-project", "no-such-project", "no-such-project"));

        var failed = (SlotEvent.CommandFailed)await builds.StartPlanAsync(Given.Command("plan", _deployment), Plan, Given.Dev, "", rerun: false, Ever);

        failed.Why.ShouldStartWith("CodeBuild refused to start no-such-project: ");
    }

    [Fact]
    public async Task The_build_of_a_refused_apply_is_found_by_the_command_that_started_it()
    {
        var (builds, apply) = (await OpenAsync(Waiting), Given.Command("apply", _deployment));
        var started = (SlotEvent.BuildStarted)await builds.StartApplyAsync(apply, Apply, Given.Dev, "registry/web-app", rerun: false, Ever);

        var found = await builds.FindApplyAsync(Given.Command("find", _deployment), new SlotCommand.FindApply(apply.ToString(), "refused"), Ever);

        found.ShouldBeOfType<SlotEvent.BuildStarted>().ShouldSatisfyAllConditions(
            f => f.BuildId.ShouldBe(started.BuildId), f => f.Command.ShouldBe(apply.ToString()));
        await _projects.StopAsync(started.BuildId);
    }

    [Fact]
    public async Task A_refused_apply_that_was_never_started_has_failed_for_the_reason_it_was_refused()
    {
        var (builds, find) = (await OpenAsync(Waiting), Given.Command("find", _deployment));

        (await builds.FindApplyAsync(find, new SlotCommand.FindApply(Given.Command("apply", _deployment).ToString(), "refused"), Ever))
            .ShouldBe(new SlotEvent.CommandFailed(find.ToString(), "refused"));
    }

    /// <summary>Found by simulation: a word of a later version ended a deployment whose apply was running.</summary>
    [Theory]
    [InlineData("IN_PROGRESS", WorkStatus.Running)]
    [InlineData("SUCCEEDED", WorkStatus.Succeeded)]
    [InlineData("STOPPED", WorkStatus.Stopped)]
    [InlineData("FAILED", WorkStatus.Failed)]
    [InlineData("FAULT", WorkStatus.Failed)]
    [InlineData("TIMED_OUT", WorkStatus.Failed)]
    [InlineData("SOMETHING_NEW", WorkStatus.Running)]
    public void A_status_that_nobody_knows_is_no_proof_of_an_end(string status, WorkStatus meaning) =>
        Cloud.Builds.StatusOf(status).ShouldBe(meaning);

    private async Task<SlotEvent.BuildStarted> StartAsync(Cloud.Builds builds, bool rerun = false) =>
        (SlotEvent.BuildStarted)await builds.StartPlanAsync(Given.Command("plan", _deployment), Plan, Given.Dev, "registry/web-app", rerun, Ever);

    private static async Task<SlotEvent.BuildChanged> EndAsync(Cloud.Builds builds, SlotEvent.BuildStarted started)
    {
        for (var tries = 0; tries < 300; tries++)
        {
            var changed = (SlotEvent.BuildChanged)await builds.AskAsync(new TruthQuestion.Build(started.Command, started.BuildId), Ever);
            if (changed.Status != WorkStatus.Running)
                return changed;
            await Task.Delay(100);
        }
        throw new TimeoutException($"{started.BuildId} did not end");
    }

    private async Task<Cloud.Builds> OpenAsync(string buildspec)
    {
        var project = await _projects.CreateAsync(buildspec);
        return new Cloud.Builds(Client(), new BuildSettings(project, project, project, project));
    }

    private AmazonCodeBuildClient Client() => new(CloudFixture.Credentials, cloud.Pointing(new AmazonCodeBuildConfig()));
}
