namespace Delightful.Core.Tests.Analysis;

public class MigrationStepTests
{
    [Theory]
    [InlineData("ALTER TABLE notes DROP COLUMN text;", "DROP COLUMN")]
    [InlineData("alter table notes\n  drop column text;", "DROP COLUMN")]
    [InlineData("DROP TABLE notes;", "DROP TABLE")]
    [InlineData("ALTER TABLE notes RENAME TO remarks;", "RENAME TO")]
    [InlineData("ALTER TABLE notes RENAME COLUMN text TO body;", "RENAME COLUMN")]
    [InlineData("ALTER TABLE notes ALTER COLUMN text SET NOT NULL;", "SET NOT NULL")]
    [InlineData("ALTER TABLE notes ALTER COLUMN text TYPE integer USING 0;", "ALTER COLUMN TYPE")]
    [InlineData("ALTER TABLE notes ADD COLUMN author text NOT NULL;", "ADD COLUMN NOT NULL")]
    public void What_takes_something_away_from_the_version_before_is_told_with_its_place(string sql, string says)
    {
        var told = Told(("db/migrations/0001_notes.sql", "CREATE TABLE notes (text text);"), ("db/migrations/0002_next.sql", sql)).ShouldHaveSingleItem();

        told.Reason.ShouldStartWith($"It says {says}. ");
        told.Evidence.ShouldBe($"db/migrations/0002_next.sql:{(sql.Contains('\n', StringComparison.Ordinal) ? 2 : 1)}");
    }

    [Theory]
    [InlineData("CREATE TABLE more (id int NOT NULL);")]
    [InlineData("ALTER TABLE notes ADD COLUMN author text;")]
    [InlineData("ALTER TABLE notes ADD COLUMN author text NOT NULL DEFAULT '';")]
    [InlineData("-- DROP TABLE notes;")]
    [InlineData("INSERT INTO notes VALUES ('how to drop table');")]
    [InlineData("ALTER TABLE notes ADD COLUMN a int;\n-- +goose Down\nALTER TABLE notes DROP COLUMN a;")]
    [InlineData("ALTER TABLE notes ADD COLUMN a int;\n-- migrate:down\nALTER TABLE notes DROP COLUMN a;")]
    public void What_only_adds_is_passed_over(string sql) =>
        Told(("db/migrations/0001_notes.sql", "CREATE TABLE notes (text text);"), ("db/migrations/0002_next.sql", sql)).ShouldBeEmpty();

    [Fact]
    public void Only_the_newest_is_read_in_the_order_of_their_numbers_and_not_how_it_is_undone()
    {
        Told(("db/migration/V9__old.sql", "DROP TABLE a;"), ("db/migration/V10__new.sql", "CREATE TABLE b (id int);")).ShouldBeEmpty();
        Told(("migrations/1_a.up.sql", "CREATE TABLE a (id int);"), ("migrations/1_a.down.sql", "DROP TABLE a;")).ShouldBeEmpty();
        Told(("prisma/migrations/2024_a/migration.sql", "DROP TABLE a;"), ("prisma/migrations/2025_b/migration.sql", "CREATE TABLE b (id int);")).ShouldBeEmpty();
        Told(("prisma/migrations/2024_a/migration.sql", "CREATE TABLE a (id int);"), ("prisma/migrations/2025_b/migration.sql", "DROP TABLE a;"))
            .ShouldHaveSingleItem().Evidence.ShouldBe("prisma/migrations/2025_b/migration.sql:1");
    }

    private static Delightful.Core.Analysis.Recommendation[] Told(params (string Path, string Text)[] files) =>
        [.. files.Aggregate(Source.Empty.With("Dockerfile", "FROM base:1\nUSER app\nEXPOSE 8080\n"), (source, file) => source.With(file.Path, file.Text + "\n")).Analyzed()
            .Recommendations.Where(r => r.Title == "See that the version before gets on with this migration")];
}
