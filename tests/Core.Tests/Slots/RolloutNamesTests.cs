using System.Text.Json.Nodes;
using Delightful.Core.Deployments;
using Delightful.Core.Slots;

namespace Delightful.Core.Tests.Slots;

/// <summary>What an apply exports is made by a repository: it may name the things of its own slot and of no other.</summary>
public class RolloutNamesTests
{
    private const string Own = """
        {
          "driver": "codedeploy", "taskDefinition": "arn:aws:ecs:us-east-1:123456789012:task-definition/web-app-dev:7",
          "serviceUrl": "http://127.0.0.1:1", "testUrl": null, "cluster": "delightful-dev", "service": "web-app",
          "application": "delightful-web-app-dev", "deploymentGroup": "delightful-web-app-dev",
          "migration": {
            "taskDefinition": "arn:aws:ecs:us-east-1:123456789012:task-definition/web-app-dev-migration:3", "cluster": "delightful-dev",
            "database": "delightful-web-app-dev", "logGroup": "/delightful/dev/web-app"
          }
        }
        """;

    [Fact]
    public void What_the_modules_of_the_platform_name_is_rolled_out() => After(_ => { }).Active.Stage.ShouldBeOfType<Stage.Migrating>();

    [Theory]
    [InlineData("taskDefinition", "arn:aws:ecs:us-east-1:123456789012:task-definition/web-app-prod:7", "web-app-dev")]
    [InlineData("taskDefinition", "web-app-dev-migration:7", "web-app-dev")]
    [InlineData("cluster", "delightful-prod", "delightful-dev")]
    [InlineData("cluster", "arn:aws:ecs:us-east-1:123456789012:cluster/delightful-prod", "delightful-dev")]
    [InlineData("service", "orders", "web-app")]
    [InlineData("application", "delightful-web-app-prod", "delightful-web-app-dev")]
    [InlineData("deploymentGroup", "delightful-web-app-prod", "delightful-web-app-dev")]
    public void The_rollout_of_another_slot_ends_the_deployment_before_anything_moves(string field, string name, string has) =>
        Refused(After(rollout => rollout[field] = name), field, name, has);

    [Theory]
    [InlineData("taskDefinition", "web-app-prod-migration:1", "web-app-dev-migration")]
    [InlineData("cluster", "delightful-prod", "delightful-dev")]
    [InlineData("database", "delightful-web-app-prod", "delightful-web-app-dev")]
    [InlineData("logGroup", "/delightful/prod/web-app", "/delightful/dev/web-app")]
    public void The_migration_of_another_slot_ends_the_deployment_before_anything_runs(string field, string name, string has) =>
        Refused(After(rollout => rollout["migration"]![field] = name), field, name, has);

    [Fact]
    public void A_name_that_is_no_text_is_refused() => Refused(After(rollout => rollout["cluster"] = new JsonArray("delightful-dev")), "cluster", "[\"delightful-dev\"]", "delightful-dev");

    [Fact]
    public void A_migration_without_a_database_of_the_platform_runs() =>
        After(rollout => rollout["migration"]!["database"] = null).Active.Stage.ShouldBeOfType<Stage.Migrating>();

    private static void Refused(Story story, string field, string name, string has)
    {
        story.EndOf("v1").ShouldSatisfyAllConditions(
            end => end.Outcome.ShouldBe(Outcome.Failed),
            end => end.Sentence.ShouldBe($"what was applied names {name} as its {field}, and this slot has {has}; nothing was rolled out"));
        story.Slot.Outbox.Select(c => c.Command).ShouldAllBe(c => c is SlotCommand.Announce);
    }

    private static Story After(Action<JsonNode> changed)
    {
        var rollout = JsonNode.Parse(Own)!;
        changed(rollout);
        return Story.Of("web-app/dev").Pushed("v1").Applying().Build(WorkStatus.Succeeded, Catalogue.Exports(("ROLLOUT", rollout.ToJsonString())));
    }
}
