using System.Text.Json.Nodes;
using Delightful.Core.Deployments;
using Delightful.Core.Feedback;
using Delightful.Core.Slots;
using static Delightful.Core.Tests.Slots.Catalogue;

namespace Delightful.Core.Tests.Slots;

public class MigrationTests
{
    private const string Broken = "its task ended with exit code 1: no reason was given";

    [Fact]
    public void A_service_without_a_migration_goes_from_the_apply_to_its_rollout() =>
        Story.Of("web-app/dev").Pushed("v1").Applying().Applied().Active.Stage.ShouldBeOfType<Stage.Shifting>();

    [Fact]
    public void A_database_is_migrated_before_green_is_started()
    {
        var story = Story.Of("web-app/dev").Pushed("v1").Applying().AppliedToMigrate();
        story.Told[^1].Sentence.ShouldBe("a snapshot of the database is being made, then it is migrated");
        story.Wanted<SlotCommand.StartMigration>().ShouldHaveSingleItem().Snapshot.ShouldBe(SnapshotOf(story));
        story.Wanted<SlotCommand.CheckAlarms>().ShouldBeEmpty();
        story.Wanted<SlotCommand.CreateRollout>().ShouldBeEmpty();

        story.MigrationStarted().Migrated().Active.Stage.ShouldBeOfType<Stage.Shifting>();
        story.Active.Migration.ShouldBe(new MigrationReport("delightful-web-app-dev", SnapshotOf(story), "task/1", Succeeded: true));
        story.AlarmsLookedAt().RolloutStarted().Shifted().BakedOut().Confirmed().EndOf("v1").Outcome.ShouldBe(Outcome.Released);
    }

    [Fact]
    public void The_name_of_a_snapshot_is_one_that_RDS_takes()
    {
        var snapshot = SnapshotOf(Story.Of("web-app/dev").Pushed("v1").Migrating());
        snapshot.ShouldMatch("^[a-z](-?[a-z0-9])*$");
        snapshot.Length.ShouldBeLessThan(256);
    }

    [Fact]
    public void A_database_from_elsewhere_is_migrated_without_a_snapshot()
    {
        var story = Story.Of("web-app/dev").Pushed("v1").Migrating(database: null);
        story.Told[^1].Sentence.ShouldBe("the database is being migrated");
        story.MigrationFailed(Broken);
        story.EndOf("v1").Sentence.ShouldEndWith("the database may be half changed, and there is no snapshot, because it is none of the platform's");
    }

    [Fact]
    public void Only_the_build_that_is_waited_for_may_migrate()
    {
        var story = Story.Of("web-app/dev").Pushed("v1").Applying().AppliedToMigrate();
        story.Slot.ApplyBuild.ShouldBeNull();
        story.MigrationStarted().Slot.ApplyBuild.ShouldBe("migrate-build");
        story.Slot.Lease.ShouldNotBeNull().Proof.ShouldBe("migrate-build");
        var command = story.Active.Stage.ShouldBeOfType<Stage.Migrating>().Command;
        SlotDecider.Decide(story.Slot, new SlotEvent.BuildChanged(command, "second-build", WorkStatus.Succeeded, Exports()), story.Now).HasChanged.ShouldBeFalse();
        story.Migrated().Slot.ApplyBuild.ShouldBeNull();
    }

    [Fact]
    public void A_failed_migration_moves_no_traffic_and_names_the_snapshot()
    {
        var story = Story.Of("web-app/dev").Released("v1").Pushed("v2").Migrating();
        var snapshot = SnapshotOf(story);
        story.MigrationFailed(Broken);

        story.EndOf("v2").ShouldBe(new Stage.Ended(
            Outcome.Failed,
            $"the migration failed: {Broken}; no traffic moved and v1 still serves; the database may be half changed: the snapshot {snapshot} has it from before, and docs/migrations.md says how to restore it",
            story.Now));
        story.Wanted<SlotCommand.CreateRollout>().ShouldBeEmpty();
        story.Slot.Current.ShouldNotBeNull().Tag.ShouldBe("v1");
        story.Slot.Hold.ShouldBeNull();
        NextSteps.Of(story.Newest("v2"), new FeedbackContext())[0].Command.ShouldBe(
            $"aws rds restore-db-instance-from-db-snapshot --db-instance-identifier delightful-web-app-dev-restored --db-snapshot-identifier {snapshot}");
    }

    [Fact]
    public void A_migration_whose_snapshot_fails_is_not_started()
    {
        var story = Story.Of("web-app/dev").Pushed("v1").Migrating().BuildFailed("snapshot: the snapshot failed");
        story.EndOf("v1").Sentence.ShouldBe(
            "the migration failed: snapshot: the snapshot failed; no traffic moved; the migration was not started, so the database is as it was");
    }

    [Theory]
    [InlineData(WorkStatus.Stopped, "the build was stopped")]
    [InlineData(WorkStatus.Gone, "the build no longer exists")]
    [InlineData(WorkStatus.Failed, "the build failed; its log says why")]
    public void A_build_that_was_ended_from_outside_may_have_left_its_task(WorkStatus status, string why)
    {
        var story = Story.Of("web-app/dev").Pushed("v1").Migrating();
        var snapshot = SnapshotOf(story);
        story.Build(status).EndOf("v1").Sentence.ShouldBe(
            $"the migration failed: {why}; no traffic moved; its task may still run: look before anything else; the snapshot {snapshot} has the database from before, if it was made");
    }

    [Fact]
    public void A_migration_is_not_interrupted_by_a_rollback()
    {
        var story = Story.Of("web-app/dev").Released("v1").Pushed("v2").Migrating().AskedBack("v1");
        story.Active.Stage.ShouldBeOfType<Stage.Migrating>().CancelledBecause.ShouldBe("ada asked for v1: checkout is slow");
        var snapshot = SnapshotOf(story);

        story.Migrated().EndOf("v2").ShouldBe(new Stage.Ended(
            Outcome.Cancelled, $"ada asked for v1: checkout is slow; the migration was let finish and no traffic moved; the database stays migrated: the snapshot {snapshot} has it from before", story.Now));
        story.Wanted<SlotCommand.CreateRollout>().ShouldBeEmpty();
    }

    [Fact]
    public void A_migration_that_was_cancelled_before_its_task_is_not_begun()
    {
        var story = Story.Of("web-app/dev").Released("v1").Pushed("v2").Migrating().AskedBack("v1");
        story.Slot.ApplyBuild.ShouldBe(Slot.NoBuild, "a build that asks whether it may begin is told no");
        story.BuildFailed("fenced-off: slot web-app/dev wants nothing begun any more: its deployment was cancelled");
        story.EndOf("v2").ShouldBe(new Stage.Ended(
            Outcome.Cancelled, "ada asked for v1: checkout is slow; the migration had not begun, so the database is as it was and no traffic moved", story.Now));
    }

    [Fact]
    public void When_nobody_knows_whether_the_task_was_started_nobody_says_that_it_was_not()
    {
        var story = Story.Of("web-app/dev").Pushed("v1").Migrating();
        var snapshot = SnapshotOf(story);
        story.BuildFailed("unknown: whether ECS started the task is not known: the answer of ECS was lost");
        story.EndOf("v1").Sentence.ShouldBe(
            $"nobody knows how the migration went: whether ECS started the task is not known: the answer of ECS was lost; no traffic moved; its task may still run: look before anything else; the snapshot {snapshot} has the database from before, if it was made");
    }

    [Fact]
    public void A_migration_that_another_one_keeps_from_beginning_says_so()
    {
        var story = Story.Of("web-app/dev").Pushed("v1").Migrating().BuildFailed("busy: another migration of this database still runs: task/0 of web-app/dev/0/migrate/1");
        story.EndOf("v1").Sentence.ShouldBe(
            "the migration failed: another migration of this database still runs: task/0 of web-app/dev/0/migrate/1; no traffic moved; this one was not started; wait for the end of the other, then look at the database before anything else");
    }

    [Fact]
    public void A_migration_that_could_not_find_out_whether_it_is_alone_says_that_and_not_that_another_runs()
    {
        var story = Story.Of("web-app/dev").Pushed("v1").Migrating().BuildFailed("unclear: whether another migration of this database runs cannot be found out: ECS did not answer");
        story.EndOf("v1").Sentence.ShouldBe(
            "the migration failed: whether another migration of this database runs cannot be found out: ECS did not answer; no traffic moved; this one was not started; see whether another one runs before anything else (DLT-4001)");
    }

    [Fact]
    public void What_was_applied_may_not_leave_a_migration_out_without_a_word()
    {
        var story = Story.Of("web-app/dev").Released("v1").Pushed("v2").Analyzed(wantsMigration: true).PlanStarted().PlanMade().Reviewed().ApplyStarted().Applied();
        story.EndOf("v2").ShouldBe(new Stage.Ended(
            Outcome.Failed,
            "the source says how its database is migrated, and what was applied says nothing of that: its Terraform is older than the functions, or does not pass on what the platform's service root exports; nothing was rolled out (DLT-4002)",
            story.Now));
        story.Slot.Current!.Tag.ShouldBe("v1");
        story.Wanted<SlotCommand.CreateRollout>().ShouldBeEmpty();

        var none = JsonNode.Parse(RolloutOf(Digest("v3"))["ROLLOUT"])!;
        none["migration"] = null;
        story.Pushed("v3").Analyzed(wantsMigration: true).PlanStarted().PlanMade().Reviewed().ApplyStarted()
            .Build(WorkStatus.Succeeded, Exports(("ROLLOUT", none.ToJsonString()))).Active.Stage.ShouldBeOfType<Stage.Shifting>("an environment that has none says so");
    }

    [Fact]
    public void Who_unlocks_a_migration_is_told_of_the_snapshot()
    {
        var story = Story.Of("web-app/dev").Pushed("v1").Migrating();
        var snapshot = SnapshotOf(story);
        story.Happens(new SlotEvent.UnlockRequested("u", story.Active.Id, "it hangs", "ada", WorkStatus.Gone, TruthQuestion.OfWork(story.Active).Single().Command));
        story.EndOf("v1").Sentence.ShouldEndWith($"; its task may still run: look before anything else; the snapshot {snapshot} has the database from before, if it was made");
    }

    [Fact]
    public void A_rollout_that_fails_after_a_migration_names_the_snapshot()
    {
        var story = Story.Of("web-app/dev").Released("v1").Pushed("v2").Migrating();
        var left = $"; the database stays migrated: the snapshot {SnapshotOf(story)} has it from before";
        story.Migrated().AlarmsLookedAt().RolloutStarted().HookAsked().GreenTested(Failed("/health answered 503, 5 times")).RolledBackBy(WorkStatus.Failed);
        story.EndOf("v2").Outcome.ShouldBe(Outcome.RolledBack);
        story.EndOf("v2").Sentence.ShouldEndWith(left);

        story = Story.Of("web-app/dev").Pushed("v1").Migrating(database: null).Migrated().AlarmsLookedAt();
        story.Happens(new SlotEvent.CommandFailed(story.IdOf<SlotCommand.CreateRollout>(), "there is no such service"));
        story.EndOf("v1").Sentence.ShouldBe("there is no such service; the database stays migrated, and there is no snapshot of before, because it is none of the platform's");
    }

    [Fact]
    public void A_release_says_nothing_of_the_snapshot_that_it_does_not_need() =>
        Story.Of("web-app/dev").Pushed("v1").Migrating().Migrated().AlarmsLookedAt().RolloutStarted().Shifted().BakedOut().Confirmed()
            .EndOf("v1").Sentence.ShouldBe("v1 is verified and serves all traffic");

    [Fact]
    public void Going_back_changes_no_database()
    {
        var story = Story.Of("web-app/dev").Released("v1").Pushed("v2").Migrating().Migrated().AlarmsLookedAt().RolloutStarted().Shifted().BakedOut().Confirmed().ToldEverything();
        story.Slot.Current.ShouldNotBeNull().Target.Migration.ShouldBeNull();
        story.AskedBack().Active.Stage.ShouldBeOfType<Stage.Shifting>();
        story.Wanted<SlotCommand.StartMigration>().ShouldBeEmpty();
    }

    [Fact]
    public void A_release_that_is_applied_again_to_go_back_to_it_changes_no_database()
    {
        var story = Story.Of("web-app/dev").Released("v1").Released("v2").AskedBack().AlarmsLookedAt();
        story.Happens(new SlotEvent.CommandFailed(story.IdOf<SlotCommand.CreateRollout>(), "TaskDefinition is inactive"));
        story.PlanStarted().PlanMade().Reviewed().ApplyStarted().AppliedToMigrate();
        story.Active.Stage.ShouldBeOfType<Stage.Shifting>().Target.Migration.ShouldBeNull();
        story.Wanted<SlotCommand.StartMigration>().ShouldBeEmpty();
    }

    [Fact]
    public void A_refused_migration_is_looked_for_before_the_slot_is_free()
    {
        var story = Story.Of("web-app/dev").Pushed("v1").Applying().AppliedToMigrate();
        var command = story.IdOf<SlotCommand.StartMigration>();
        story.Happens(new SlotEvent.CommandFailed(command, "the build project does not exist"));
        story.Wanted<SlotCommand.FindApply>().ShouldBe([new SlotCommand.FindApply(command, "the build project does not exist", IsMigration: true)]);
        story.Happens(new SlotEvent.CommandFailed(story.IdOf<SlotCommand.FindApply>(), "the build project does not exist"));
        story.EndOf("v1").Sentence.ShouldBe("the build project does not exist");
    }

    [Fact]
    public void It_stands_among_the_steps_between_the_apply_and_the_shift()
    {
        var story = Story.Of("web-app/dev").Pushed("v1").Migrating();
        Steps.Of(story.Active, story.Now).Select(s => s.Name).ShouldBe(["analyze", "plan", "apply", "migrate", "shift", "smoke", "bake"]);
        Steps.Of(story.Active, story.Now).Single(s => s.Name == "migrate").State.ShouldBe(StepState.Running);
    }

    [Theory]
    [InlineData("\"delightful--shop\"")]
    [InlineData("7")]
    [InlineData("\"; drop table\"")]
    public void What_cannot_be_the_name_of_a_database_ends_the_deployment(string database)
    {
        var rollout = RolloutOf(Digest("v1"))["ROLLOUT"];
        var story = Story.Of("web-app/dev").Pushed("v1").Applying();
        story.Build(WorkStatus.Succeeded, Exports(("ROLLOUT", $"{rollout[..^1]},\"migration\":{{\"database\":{database}}}}}")));
        story.EndOf("v1").Sentence.ShouldBe("the ROLLOUT that the apply exported cannot be read: 'migration.database' is not the name of a database instance");
    }

    private static string SnapshotOf(Story story) => $"delightful-web-app-dev-before-{story.Active.Id.ToLowerInvariant()}-1";
}
