using System.Text.Json.Nodes;
using Delightful.Local.Tests.Work;

namespace Delightful.Local.Tests.Containers;

public sealed class OneOffTaskTests(WorkCloud cloud)
{
    readonly string name = $"t{Guid.NewGuid():N}"[..12];

    [Fact]
    public async Task A_task_runs_its_command_once_beside_its_program_and_with_its_secrets()
    {
        var stage = await Stage.SetAsync(cloud);
        var secret = await cloud.CallAsync("secretsmanager", "secretsmanager.CreateSecret", new JsonObject { ["Name"] = name, ["SecretString"] = """{"word":"xyzzy"}""" });
        var definition = await DefinitionAsync(stage, $"test -f program.py; echo \"$WORD\" >>{name}.txt; exit 3", $"{(string)secret["ARN"]!}:word::");

        var first = await RunAsync(stage, definition);
        var second = await RunAsync(stage, definition);
        second.ShouldBe(first);
        var ended = await EndOfAsync(stage, first);

        ((int)ended["containers"]![0]!["exitCode"]!).ShouldBe(3);
        ((string?)ended["group"], (string?)ended["startedBy"], (string?)ended["stopCode"]).ShouldBe(($"family:{name}", "command-1", "EssentialContainerExited"));
        (await File.ReadAllLinesAsync(Path.Combine(cloud.Cloud.Options.RepositoryRoot, $"{name}.txt"))).ShouldBe(["xyzzy"]);
    }

    [Fact]
    public async Task A_token_that_was_used_for_something_else_is_refused()
    {
        var stage = await Stage.SetAsync(cloud);
        var definition = await DefinitionAsync(stage, "true", null);
        await RunAsync(stage, definition);
        (await Should.ThrowAsync<AwsException>(() => RunAsync(stage, definition, startedBy: "command-2"))).Code.ShouldBe("ConflictException");
    }

    [Fact]
    public async Task A_secret_that_cannot_be_read_keeps_a_task_from_starting()
    {
        var stage = await Stage.SetAsync(cloud);
        var definition = await DefinitionAsync(stage, "true", "arn:aws:secretsmanager:us-east-1:123456789012:secret:nothing-AbCdEf:word::");
        var ended = await EndOfAsync(stage, await RunAsync(stage, definition));
        ((string?)ended["stopCode"]).ShouldBe("TaskFailedToStart");
        ((string?)ended["stoppedReason"]).ShouldNotBeNull().ShouldContain("ResourceInitializationError");
    }

    async Task<string> DefinitionAsync(Stage stage, string command, string? secret)
    {
        var like = await stage.EcsAsync("DescribeTaskDefinition", new JsonObject { ["taskDefinition"] = await stage.DefinitionAsync("once") });
        var container = new JsonObject
        {
            ["name"] = "small",
            ["image"] = (string)like["taskDefinition"]!["containerDefinitions"]![0]!["image"]!,
            ["essential"] = true,
            ["memory"] = 128,
            ["entryPoint"] = new JsonArray("/bin/sh", "-c"),
            ["command"] = new JsonArray(command),
        };
        if (secret is not null)
            container["secrets"] = new JsonArray(new JsonObject { ["name"] = "WORD", ["valueFrom"] = secret });
        var registered = await stage.EcsAsync("RegisterTaskDefinition", new JsonObject { ["family"] = name, ["containerDefinitions"] = new JsonArray(container) });
        return (string)registered["taskDefinition"]!["taskDefinitionArn"]!;
    }

    async Task<string> RunAsync(Stage stage, string definition, string startedBy = "command-1")
    {
        var answer = await stage.EcsAsync("RunTask", new JsonObject { ["taskDefinition"] = definition, ["launchType"] = "FARGATE", ["clientToken"] = name, ["startedBy"] = startedBy });
        return (string)answer["tasks"]![0]!["taskArn"]!;
    }

    static Task<JsonNode> EndOfAsync(Stage stage, string task) => WorkCloud.EventuallyAsync(async () =>
        (await stage.EcsAsync("DescribeTasks", new JsonObject { ["tasks"] = new JsonArray(task) }))["tasks"]![0] is { } found && (string?)found["lastStatus"] == "STOPPED" ? found : null, "the end of the task");
}
