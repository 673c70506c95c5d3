namespace Delightful.Infrastructure.Tests.Builds;

/// <summary>What the migrate build asks of RDS and ECS, over signed calls.</summary>
public sealed class MigrateTests(CheckedAccount account) : IClassFixture<CheckedAccount>
{
    // The AWS CLI has a default of its own for RDS, which goes before the endpoint of the environment.
    private const string Rds = "rds_cli() { aws rds --endpoint-url \"$AWS_ENDPOINT_URL\" \"$@\"; }; ";

    private const string Database =
        Rds + "rds_cli create-db-instance --db-instance-identifier \"$DATABASE\" --engine postgres --db-instance-class db.t4g.micro --allocated-storage 20 --master-username app --master-user-password not-a-secret >/dev/null; ";

    private const string Scripts = ". buildspecs/snapshot.sh; . buildspecs/task.sh; ";

    [Fact]
    public async Task A_snapshot_is_made_once_however_often_it_is_asked_for()
    {
        var (code, output, error) = await account.CallAsync(Scripts + "DATABASE=orders; " + Database + """
            take_snapshot orders orders-before-1
            take_snapshot orders orders-before-1
            rds_cli describe-db-snapshots --snapshot-type manual --db-instance-identifier orders --query 'DBSnapshots[].[DBSnapshotIdentifier, Status]' --output text
            """);
        code.ShouldBe(0, error);
        output.Trim().ShouldBe("orders-before-1\tavailable");
    }

    [Fact]
    public async Task A_database_that_does_not_exist_has_no_snapshot_and_it_is_said_why()
    {
        var (code, output, _) = await account.CallAsync(Scripts + "take_snapshot nobody nobody-before-1");
        code.ShouldNotBe(0);
        output.ShouldStartWith("no snapshot of nobody could be made: ");
        output.ShouldContain("nobody not found");
    }

    [Fact]
    public async Task Only_old_snapshots_that_migrations_made_are_forgotten_and_never_the_newest()
    {
        var (code, output, error) = await account.CallAsync(Scripts + "DATABASE=parcels; " + Database + """
            for name in parcels-before-20260101t000000z-0a0a0a0a-1 parcels-before-20260102t000000z-0a0a0a0a-1 parcels-before-20260103t000000z-0a0a0a0a-1 parcels-before-1-4 parcels-by-hand; do
              rds_cli create-db-snapshot --db-instance-identifier parcels --db-snapshot-identifier "$name" >/dev/null
            done
            recent="parcels-before-$(date -u +%Y%m%dt%H%M%Sz)-0a0a0a0a-1"
            left() {
              rds_cli describe-db-snapshots --snapshot-type manual --db-instance-identifier parcels --query 'DBSnapshots[].DBSnapshotIdentifier' --output text |
                tr '\t' '\n' | sort | sed "s/$recent/recent/"
            }
            forget_snapshots parcels 2
            left
            rds_cli create-db-snapshot --db-instance-identifier parcels --db-snapshot-identifier "$recent" >/dev/null
            forget_snapshots parcels 0
            left
            """);
        code.ShouldBe(0, error);
        output.Trim().ShouldBe("parcels-before-1-4\nparcels-before-20260102t000000z-0a0a0a0a-1\nparcels-before-20260103t000000z-0a0a0a0a-1\nparcels-by-hand\nparcels-before-1-4\nrecent\nparcels-by-hand");
    }

    [Fact]
    public async Task A_task_that_is_refused_was_not_started_and_it_is_said_why()
    {
        var (code, output, _) = await account.CallAsync(Scripts + """
            export DELIGHTFUL_COMMAND=web-app/dev/1/migrate/1
            MIGRATION='{"cluster":"none","taskDefinition":"none:1","container":"web-app","logGroup":"none","subnets":["subnet-1"],"securityGroups":["sg-1"],"publicIp":false}'
            start_task
            """);
        code.ShouldNotBe(0);
        output.ShouldStartWith("ECS refused the task: ");
    }

    [Theory]
    [InlineData("""{"containers":[{"name":"web-app","exitCode":0}]}""", "0")]
    [InlineData("""{"containers":[{"name":"other","exitCode":0},{"name":"web-app","exitCode":1}],"stoppedReason":"Essential container in task exited"}""", "exit code 1: Essential container in task exited")]
    [InlineData("""{"containers":[{"name":"web-app","reason":"CannotPullContainerError: no such image"}],"stopCode":"TaskFailedToStart"}""", "exit code none: CannotPullContainerError: no such image")]
    [InlineData("""{"containers":[]}""", "exit code none: no reason was given")]
    public async Task The_end_of_a_task_is_said_in_a_few_words(string task, string end)
    {
        var (code, output, error) = await account.CallAsync(Scripts + $$"""
            MIGRATION='{"container":"web-app"}'
            printf '%s' '{{task}}' >"$FOLDER/task.json"
            end_of_task "$FOLDER/task.json"
            """);
        code.ShouldBe(0, error);
        output.Trim().ShouldBe(end);
    }

    [Fact]
    public async Task A_build_that_the_slot_does_not_wait_for_makes_no_snapshot_and_runs_no_task()
    {
        var (code, _, error) = await account.CallAsync("""
            mkdir "$FOLDER/fenced"; cp -r buildspecs "$FOLDER/fenced/"; cd "$FOLDER/fenced"
            export STATE_BUCKET=states LOCK_TABLE=locks DELIGHTFUL_DEPLOYMENT=1 SERVICE=web-app ENVIRONMENT=dev DELIGHTFUL_COMMAND=web-app/dev/1/migrate/1
            export CODEBUILD_BUILD_ID=delightful-migrate:2 DELIGHTFUL_FENCE=7 DATABASE=fenced SNAPSHOT_NAME=fenced-before-1
            export MIGRATION='{"cluster":"none","taskDefinition":"none:1","container":"web-app","logGroup":"none"}'
            bash buildspecs/migrate.sh
            """);
        code.ShouldNotBe(0);
        error.ShouldContain("fenced-off: slot web-app/dev waits for the build delightful-apply:1");
        (await account.CallAsync("ls \"$FOLDER/fenced/results\"")).Output.Trim().ShouldBe("FAILURE");
    }
}
