using System.Text.Json.Nodes;
using Delightful.Core.Deployments;

namespace Delightful.EndToEnd;

/// <summary>The story of a worker that nobody calls: ECS rolls it, task by task, and takes back what does not stay up.</summary>
public sealed class WorkerTests(ChainFixture chain)
{
    [Fact]
    public async Task A_worker_is_rolled_by_ecs_one_that_crashes_is_taken_back_and_a_person_can_go_back()
    {
        await The_first_image_is_rolled_out_with_the_service();
        await The_second_image_takes_the_place_of_the_first();
        await An_image_that_crashes_is_taken_back_by_ecs();
        await A_person_goes_back_to_the_release_before();
    }

    private async Task The_first_image_is_rolled_out_with_the_service()
    {
        var digest = await chain.PushAsync("worker", "v1", kind: "worker");
        var deployment = await chain.EndOfAsync("worker", "v1");

        Ended(deployment).Outcome.ShouldBe(Outcome.Released, Ended(deployment).Sentence);
        await It_runs("v1", digest);
        deployment.Notes.ShouldContain("it is rolled out by ecs-rolling, task by task, because a worker has no load balancer");
        var services = await chain.AwsAsync("elbv2", "describe-target-groups");
        services!["TargetGroups"]!.AsArray().ShouldNotContain(g => g!["TargetGroupName"]!.GetValue<string>().StartsWith("worker-"));
    }

    private async Task The_second_image_takes_the_place_of_the_first()
    {
        var digest = await chain.PushAsync("worker", "v2", kind: "worker");
        var deployment = await chain.EndOfAsync("worker", "v2");

        Ended(deployment).Outcome.ShouldBe(Outcome.Released, Ended(deployment).Sentence);
        deployment.Tests.Smoke.ShouldNotBeNull().Sentence.ShouldStartWith("tasks: 1 of 1 run");
        await It_runs("v2", digest);
    }

    private async Task An_image_that_crashes_is_taken_back_by_ecs()
    {
        await chain.PushAsync("worker", "v3", "crashing", kind: "worker");
        var ended = Ended(await chain.EndOfAsync("worker", "v3"));

        ended.Outcome.ShouldBe(Outcome.RolledBack, ended.Sentence);
        ended.Sentence.ShouldContain("v2 serves");
        ended.Sentence.ShouldContain("essential container in task exited (1)");
        await It_runs("v2", (await chain.QuietAsync("worker")).Current!.Digest);
    }

    private async Task A_person_goes_back_to_the_release_before()
    {
        await chain.RequestAsync("Rollback Requested", new JsonObject
        {
            ["service"] = "worker", ["environment"] = "dev", ["reason"] = "it eats the queue", ["requestedBy"] = "ada",
        }.ToJsonString());
        var deployment = await chain.EndOfAsync("worker", "v1", DeploymentKind.Rollback);

        Ended(deployment).Outcome.ShouldBe(Outcome.Released, Ended(deployment).Sentence);
        (await chain.BuildsAsync("delightful-apply", deployment.Id)).ShouldBe(0, "the task definition of that release is still registered");
        var slot = await chain.QuietAsync("worker");
        slot.Hold.ShouldNotBeNull().Tag.ShouldBe("v2");
        await It_runs("v1", slot.Current!.Digest);
    }

    /// <summary>One deployment, completed, of one task, of this image; nothing of another is left.</summary>
    private async Task It_runs(string tag, string digest)
    {
        var services = await chain.AwsAsync("ecs", "describe-services", "--cluster", "delightful-dev", "--services", "worker");
        var service = services!["services"]![0]!;
        service["deployments"]!.AsArray().ShouldHaveSingleItem()!["rolloutState"]!.GetValue<string>().ShouldBe("COMPLETED");
        service["runningCount"]!.GetValue<int>().ShouldBe(1);
        var described = await chain.AwsAsync("ecs", "describe-task-definition", "--task-definition", service["taskDefinition"]!.GetValue<string>());
        var container = described!["taskDefinition"]!["containerDefinitions"]![0]!;
        container["image"]!.GetValue<string>().ShouldEndWith($"@{digest}");
        container["environment"]!.AsArray().Single(e => e!["name"]!.GetValue<string>() == "IMAGE_TAG")!["value"]!.GetValue<string>().ShouldBe(tag);
    }

    private static Stage.Ended Ended(Deployment deployment) => deployment.Stage.ShouldBeOfType<Stage.Ended>();
}
