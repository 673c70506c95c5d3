using System.Text.Json.Nodes;
using static Delightful.Infrastructure.Tests.Builds.AnsweringAws;

namespace Delightful.Infrastructure.Tests.Builds;

/// <summary>What the migrate build makes of what ECS answers, and of what it does not.</summary>
public sealed class MigrationTaskTests(CheckedAccount account) : IClassFixture<CheckedAccount>
{
    private const string Task = "arn:aws:ecs:us-east-1:123456789012:task/dev/1";
    private const string Other = "arn:aws:ecs:us-east-1:123456789012:task/dev/0";
    private const string Denied = """{"__type":"AccessDeniedException","message":"not authorized to perform: ecs:RunTask"}""";

    private static readonly (int, string) Started = Ok($$"""{"tasks":[{"taskArn":"{{Task}}"}],"failures":[]}""");
    private static readonly (int, string) None = Ok("""{"taskArns":[]}""");

    [Fact]
    public async Task A_lost_answer_is_asked_for_again_with_the_same_token()
    {
        await using var ecs = new AnsweringAws(("RunTask", [Lost, Throttled, Started]));
        var (code, output, error) = await CallAsync(ecs, "start_task");
        (code, output.Trim()).ShouldBe((0, Task), error);
        ecs.Asked.Count.ShouldBe(3);
        ecs.Asked.Select(a => JsonNode.Parse(a.Body)!["clientToken"]!.GetValue<string>()).Distinct().ShouldHaveSingleItem().Length.ShouldBe(64);
    }

    [Fact]
    public async Task After_a_lost_answer_nobody_says_that_the_task_was_not_started()
    {
        await using (var ecs = new AnsweringAws(("RunTask", [Lost, Throttled])))
            await IsNotKnownAsync(ecs, "whether ECS started the task is not known: the answer of ECS was lost");
        await using (var ecs = new AnsweringAws(("RunTask", [(500, """{"__type":"ServerException","message":"oh"}"""), Empty, (400, Denied)])))
            await IsNotKnownAsync(ecs, "whether ECS started the task is not known: the answer of ECS was lost");
        foreach (var trouble in (string[])["InternalFailure", "ServiceUnavailable", "InternalServerError"])
            await using (var ecs = new AnsweringAws(("RunTask", [(500, $$"""{"__type":"{{trouble}}"}"""), (400, Denied)])))
                await IsNotKnownAsync(ecs, "whether ECS started the task is not known: the answer of ECS was lost");
        await using (var ecs = new AnsweringAws(("RunTask", [(400, """{"__type":"ConflictException","message":"the token was used"}""")])))
            await IsNotKnownAsync(ecs, "whether ECS started the task is not known: ConflictException the token was used");
    }

    [Fact]
    public async Task What_was_only_ever_refused_was_not_started()
    {
        await using (var ecs = new AnsweringAws(("RunTask", [Throttled, (400, Denied)])))
            await IsRefusedAsync(ecs, "ECS refused the task: AccessDeniedException not authorized to perform: ecs:RunTask");
        await using (var ecs = new AnsweringAws(("RunTask", [Throttled])))
            await IsRefusedAsync(ecs, "ECS refused the task: ThrottlingException Rate exceeded", seconds: 1);
        await using (var ecs = new AnsweringAws(("RunTask", [Lost, Ok("""{"tasks":[],"failures":[{"reason":"RESOURCE:MEMORY"}]}""")])))
            await IsRefusedAsync(ecs, "ECS started no task: RESOURCE:MEMORY");
    }

    [Fact]
    public async Task A_task_that_cannot_be_looked_at_for_a_while_is_not_given_up()
    {
        await using var ecs = new AnsweringAws(("DescribeTasks", [.. Enumerable.Repeat(Throttled, 25), Described(Task, "STOPPED", "web-app/dev/1/migrate/1")]));
        var (code, output, error) = await CallAsync(ecs, $"await_task {Task}");
        code.ShouldBe(0, error);
        JsonNode.Parse(output)!["lastStatus"]!.GetValue<string>().ShouldBe("STOPPED");
    }

    [Fact]
    public async Task One_that_can_never_be_looked_at_is_said_to_be_so()
    {
        await using var ecs = new AnsweringAws(("DescribeTasks", [Throttled]));
        var (code, output, _) = await CallAsync(ecs, $"await_task {Task} 1");
        code.ShouldNotBe(0);
        output.ShouldStartWith($"the task {Task} cannot be looked at: ");
        output.ShouldContain("ThrottlingException");
    }

    [Theory]
    [InlineData("RUNNING", "PENDING")]
    [InlineData("RUNNING", "RUNNING")]
    [InlineData("STOPPED", "DEACTIVATING")]
    public async Task The_task_of_another_command_is_waited_for(string listed, string status)
    {
        await using var ecs = new AnsweringAws(
            ("ListTasks", listed == "RUNNING" ? [Listed(Other), None, None, Listed(Other)] : [None, Listed(Other)]),
            ("DescribeTasks", [Described(Other, status, "web-app/dev/0/migrate/1"), Described(Other, "STOPPED", "web-app/dev/0/migrate/1")]));
        var (code, _, error) = await CallAsync(ecs, "await_others 60");
        code.ShouldBe(0, error);
        ecs.Asked.Count(a => a.Operation == "DescribeTasks").ShouldBe(2);
        var first = JsonNode.Parse(ecs.Asked.First().Body)!;
        (first["cluster"]!.GetValue<string>(), first["family"]!.GetValue<string>()).ShouldBe(("dev", "web-app-dev-migration"));
    }

    [Fact]
    public async Task One_that_does_not_end_is_named_and_none_is_started_beside_it()
    {
        await using var ecs = new AnsweringAws(("ListTasks", [Listed(Other)]), ("DescribeTasks", [Described(Other, "RUNNING", "web-app/dev/0/migrate/1")]));
        var (code, output, _) = await CallAsync(ecs, "await_others 1");
        code.ShouldBe(1);
        output.ShouldBe($"another migration of this database still runs: {Other} of web-app/dev/0/migrate/1\n");
    }

    [Fact]
    public async Task Its_own_task_of_an_earlier_try_is_no_other()
    {
        await using var ecs = new AnsweringAws(("ListTasks", [Listed(Task)]), ("DescribeTasks", [Described(Task, "RUNNING", "web-app/dev/1/migrate/1")]));
        var (code, _, error) = await CallAsync(ecs, "await_others 1");
        code.ShouldBe(0, error);
    }

    [Fact]
    public async Task Where_others_cannot_be_looked_for_nothing_is_started()
    {
        await using var ecs = new AnsweringAws(("ListTasks", [Throttled, (400, Denied)]));
        var (code, output, _) = await CallAsync(ecs, "await_others 60");
        code.ShouldBe(2, "which is told from another that runs");
        output.ShouldStartWith("whether another migration of this database runs cannot be found out: ");
        output.ShouldContain("AccessDeniedException");
    }

    [Fact]
    public async Task A_lost_connection_and_trouble_of_ECS_say_nothing_of_others()
    {
        await using (var ecs = new AnsweringAws(("ListTasks", [Lost, (400, """{"__type":"ServerException","message":"oh"}"""), Lost, None])))
            (await CallAsync(ecs, "await_others 60")).Code.ShouldBe(0);
        await using (var ecs = new AnsweringAws(("ListTasks", [Listed(Other)]), ("DescribeTasks", [Ok(""), Lost, Described(Other, "RUNNING", "web-app/dev/0/migrate/1"), Described(Other, "STOPPED", "web-app/dev/0/migrate/1")])))
        {
            (await CallAsync(ecs, "await_others 60")).Code.ShouldBe(0);
            ecs.Asked.Count(a => a.Operation == "DescribeTasks").ShouldBe(4, "an answer that says nothing of any task does not say that there is none");
        }
        await using (var ecs = new AnsweringAws(("ListTasks", [Lost])))
        {
            var (code, output, _) = await CallAsync(ecs, "await_others 1");
            (code, output.Trim()).ShouldBe((2, "whether another migration of this database runs cannot be found out: ECS did not answer"));
        }
    }

    [Fact]
    public async Task A_lost_connection_and_trouble_of_RDS_are_no_refusal_of_a_snapshot()
    {
        await using var rds = new AnsweringAws(
            ("CreateDBSnapshot", [Lost, Ok("<a/>")]),
            ("DescribeDBSnapshots", [Lost, (400, "<Code>InternalFailure</Code><Message>oh</Message>"), Ok("<Status>available</Status>")]));
        var (code, output, error) = await CallAsync(rds, "take_snapshot orders orders-before-1");
        code.ShouldBe(0, output + error);
        rds.Asked.Count.ShouldBe(5);
    }

    [Fact]
    public async Task A_snapshot_is_not_waited_for_for_ever()
    {
        await using (var rds = new AnsweringAws(("CreateDBSnapshot", [Lost])))
            (await CallAsync(rds, "PATIENCE=1; take_snapshot orders orders-before-1")).Output.Trim().ShouldBe("no snapshot of orders could be made: RDS did not answer");
        await using (var rds = new AnsweringAws(("CreateDBSnapshot", [Ok("<a/>")]), ("DescribeDBSnapshots", [Lost])))
            (await CallAsync(rds, "PATIENCE=1; take_snapshot orders orders-before-1")).Output.Trim().ShouldBe("the snapshot orders-before-1 cannot be looked at: RDS did not answer");
        await using (var rds = new AnsweringAws(("CreateDBSnapshot", [(400, "<Code>AccessDenied</Code><Message>not authorized</Message>")])))
            (await CallAsync(rds, "take_snapshot orders orders-before-1")).Output.Trim().ShouldBe("no snapshot of orders could be made: not authorized");
    }

    [Fact]
    public async Task While_a_snapshot_is_made_the_build_asks_whether_it_is_still_wanted()
    {
        await using var rds = new AnsweringAws(
            ("CreateDBSnapshot", [Ok("<a/>")]), ("DescribeDBSnapshots", [(400, "<Code>Throttling</Code><Message>Rate exceeded</Message>"), Ok("<Status>creating</Status>")]));
        var (code, _, _) = await CallAsync(rds, "asked() { [[ -f $FOLDER/asked-once ]] && exit 7; touch \"$FOLDER/asked-once\"; }; take_snapshot orders orders-before-1 asked");
        code.ShouldBe(7);
        rds.Asked.Count(a => a.Operation == "DescribeDBSnapshots").ShouldBe(2);
    }

    [Fact]
    public async Task A_cancelled_migration_begins_nothing()
    {
        var (code, _, error) = await account.CallAsync("""
            aws dynamodb put-item --table-name registry --item '{"pk":{"S":"SLOT#cancelled/dev"},"sk":{"S":"SLOT"},"fence":{"N":"7"},"applyBuild":{"S":"none"}}'
            mkdir "$FOLDER/cancelled"; cp -r buildspecs "$FOLDER/cancelled/"; cd "$FOLDER/cancelled"
            export STATE_BUCKET=states LOCK_TABLE=locks DELIGHTFUL_DEPLOYMENT=1 SERVICE=cancelled ENVIRONMENT=dev DELIGHTFUL_COMMAND=cancelled/dev/1/migrate/1
            export DELIGHTFUL_SLOT=cancelled/dev CODEBUILD_BUILD_ID=delightful-migrate:2 DELIGHTFUL_FENCE=7 DATABASE=fenced SNAPSHOT_NAME=fenced-before-1
            export MIGRATION='{"cluster":"none","taskDefinition":"none:1","container":"web-app","logGroup":"none"}'
            bash buildspecs/migrate.sh
            """);
        code.ShouldNotBe(0);
        error.ShouldContain("fenced-off: slot cancelled/dev wants nothing begun any more: its deployment was cancelled");
        (await account.CallAsync("ls \"$FOLDER/cancelled/results\"")).Output.Trim().ShouldBe("FAILURE");
    }

    private static (int, string) Listed(string task) => Ok($$"""{"taskArns":["{{task}}"]}""");

    private static (int, string) Described(string task, string status, string by) =>
        Ok($$"""{"tasks":[{"taskArn":"{{task}}","lastStatus":"{{status}}","startedBy":"{{by}}"}],"failures":[]}""");

    private async Task IsNotKnownAsync(AnsweringAws ecs, string said)
    {
        var (code, output, _) = await CallAsync(ecs, "start_task 1");
        (code, output.Trim()).ShouldBe((2, said));
    }

    private async Task IsRefusedAsync(AnsweringAws ecs, string said, int seconds = 60)
    {
        var (code, output, _) = await CallAsync(ecs, $"start_task {seconds}");
        (code, output.Trim()).ShouldBe((1, said));
    }

    private Task<(int Code, string Output, string Error)> CallAsync(AnsweringAws aws, string script) => account.CallAsync($$"""
        . buildspecs/snapshot.sh; . buildspecs/task.sh
        export AWS_ENDPOINT_URL={{aws.Url}} PAUSE=0.1 DELIGHTFUL_COMMAND=web-app/dev/1/migrate/1
        MIGRATION='{"cluster":"dev","taskDefinition":"arn:aws:ecs:us-east-1:123456789012:task-definition/web-app-dev-migration:3","container":"web-app","logGroup":"none","subnets":["subnet-1"],"securityGroups":["sg-1"],"publicIp":false}'
        {{script}}
        """);
}
