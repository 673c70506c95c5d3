using System.Collections.Immutable;
using Delightful.Core.Deployments;
using Delightful.Core.Errors;

namespace Delightful.Core.Slots;

public static partial class SlotDecider
{
    /// <summary>
    /// Between the apply and the rollout the database is changed, with the old version still serving. Going back never
    /// changes it: a migration goes one way, and the version before has to get on with what it left.
    /// </summary>
    private static void Migrate(Transition to, RolloutTarget target, MigrationTask migration)
    {
        var id = to.Number("migrate");
        var (active, request) = (to.Active!, to.Active!.Request);
        var snapshot = migration.SnapshotOf(CommandId.TryParse(id)!.Value);
        to.Heard(active with { Migration = new MigrationReport(migration.Database, Snapshot: null, Task: null, Succeeded: null) });
        to.Enter(
            new Stage.Migrating(id, target, snapshot),
            snapshot is null ? "the database is being migrated" : "a snapshot of the database is being made, then it is migrated");
        to.Issue(id, new SlotCommand.StartMigration(active.Id, to.Slot.Fence, request.Tag, request.Digest, migration, snapshot), to.Now);
    }

    private static void Migrated(Transition to, Stage.Migrating migrating, ImmutableSortedDictionary<string, string> exported)
    {
        Report(to, exported, succeeded: true);
        if (migrating.CancelledBecause is { } because)
            to.End(Outcome.Cancelled, $"{because}; the migration was let finish and no traffic moved");
        else
            Shift(to, migrating.Target);
    }

    /// <summary>Nothing was rolled out, so the version before serves on; what a person has to know is how the database stands.</summary>
    private static void NotMigrated(Transition to, Stage.Migrating migrating, SlotEvent.BuildChanged changed)
    {
        Report(to, changed.Exported, succeeded: false);
        if (migrating.CancelledBecause is { } before && Says(changed, FencedOff))
        {
            to.End(Outcome.Cancelled, $"{before}; the migration had not begun, so the database is as it was and no traffic moved");
            return;
        }
        var sentence = $"{(Says(changed, NotKnown) ? "nobody knows how the migration went" : "the migration failed")}: {Why(changed)}; no traffic moved{StillServes(to.Slot)}; {HowTheDatabaseStands(migrating, to.Active!.Migration!, changed)}";
        if (migrating.CancelledBecause is { } because)
            to.End(Outcome.Cancelled, $"{because}; {sentence}");
        else
            to.End(Outcome.Failed, sentence);
    }

    /// <summary>What the build says failed; that it was the migration, and that something is not known, the sentence says already.</summary>
    private static string Why(SlotEvent.BuildChanged changed)
    {
        var why = Failure(changed);
        return Array.Find(["migration: ", NotKnown, Busy, Unclear], word => why.StartsWith(word, StringComparison.Ordinal)) is { } said ? why[said.Length..] : why;
    }

    // First words of the build's FAILURE: infrastructure/README.md has them all.
    private const string FencedOff = "fenced-off: ";
    private const string NotKnown = "unknown: ";
    private const string Busy = "busy: ";
    private const string Unclear = "unclear: ";

    private static bool Says(SlotEvent.BuildChanged changed, string word) => Exported(changed.Exported, "FAILURE")?.StartsWith(word, StringComparison.Ordinal) == true;

    private static void Report(Transition to, ImmutableSortedDictionary<string, string> exported, bool succeeded) => to.Heard(to.Active! with
    {
        Migration = to.Active.Migration! with { Snapshot = Exported(exported, "SNAPSHOT"), Task = Exported(exported, "MIGRATION_TASK"), Succeeded = succeeded },
    });

    private static string? Exported(ImmutableSortedDictionary<string, string> exported, string name) =>
        exported.GetValueOrDefault(name) is { Length: > 0 } value ? value : null;

    private static string StillServes(Slot slot) => slot.Current is { } current ? $" and {current.Tag} still serves" : "";

    /// <summary>
    /// A sentence with what a person has to know when a deployment ends whose database was migrated before: the version that
    /// serves then may not get on with it.
    /// </summary>
    internal static string WithItsDatabase(string sentence, Deployment ended) => ended.Migration is not { Succeeded: true } migrated ? sentence
        : migrated.Snapshot is { } snapshot ? $"{sentence}; the database stays migrated: the snapshot {snapshot} has it from before"
        : $"{sentence}; the database stays migrated, and there is no snapshot of before, because it is none of the platform's";

    /// <summary>A build that was ended from outside told nothing: then both the snapshot and the task may be there.</summary>
    private static string HowTheDatabaseStands(Stage.Migrating migrating, MigrationReport report, SlotEvent.BuildChanged changed)
    {
        if (Exported(changed.Exported, "FAILURE") is null || Says(changed, NotKnown))
            return MayStillRun(migrating);
        if (Says(changed, Busy))
            return "this one was not started; wait for the end of the other, then look at the database before anything else";
        if (Says(changed, Unclear))
            return $"this one was not started; see whether another one runs before anything else ({MigrationErrors.OthersNotKnown})";
        if (report.Task is null)
            return "the migration was not started, so the database is as it was";
        return report.Snapshot is { } snapshot
            ? $"the database may be half changed: the snapshot {snapshot} has it from before, and docs/migrations.md says how to restore it"
            : "the database may be half changed, and there is no snapshot, because it is none of the platform's";
    }

    private static string MayStillRun(Stage.Migrating migrating) => migrating.Snapshot is { } asked
        ? $"its task may still run: look before anything else; the snapshot {asked} has the database from before, if it was made"
        : "its task may still run: look before anything else; there is no snapshot, because the database is none of the platform's";
}
