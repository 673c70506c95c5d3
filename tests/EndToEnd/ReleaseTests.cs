using System.Text.Json.Nodes;
using Delightful.Core.Deployments;
using Delightful.Local.GitHub;

namespace Delightful.EndToEnd;

/// <summary>The story of one service from its first image to a rollback by hand, told by plain AWS clients.</summary>
public sealed class ReleaseTests(ChainFixture chain)
{
    private static readonly PullRequest Pull = new(41, Images.CommitOf("v1"), "Begin", "lin-x", "example/release");

    [Fact]
    public async Task A_pushed_image_is_released_a_bad_one_never_gets_traffic_and_a_person_can_go_back()
    {
        await The_first_image_is_released();
        await The_second_image_takes_over_without_a_failed_answer();
        await A_bad_image_never_gets_production_traffic();
        await A_person_goes_back_to_the_release_before();
        await What_was_rolled_back_does_not_come_back_by_itself();
    }

    private async Task The_first_image_is_released()
    {
        await Told.OpenAsync(chain.Cloud.Endpoint, Pull);
        var digest = await chain.PushAsync("release", "v1");
        var deployment = await chain.EndOfAsync("release", "v1");

        Ended(deployment).Outcome.ShouldBe(Outcome.Released, Ended(deployment).Sentence);
        (await chain.VersionAsync("release")).ShouldBe("v1");
        await The_service_runs("v1", digest);
        await One_comment_and_one_message_were_edited_from_its_start_to_its_end(deployment);
        var state = await chain.AwsAsync("s3api", "list-objects-v2", "--bucket", "delightful-state-123456789012-us-east-1", "--prefix", "services/release/");
        state!["Contents"]!.AsArray().Select(o => o!["Key"]!.GetValue<string>()).ShouldBe(["services/release/dev.tfstate"]);
        await No_state_lock_is_left();
    }

    private async Task The_second_image_takes_over_without_a_failed_answer()
    {
        await using var poller = new Poller(chain.Services["release"].Url);
        var digest = await chain.PushAsync("release", "v2");
        var deployment = await chain.EndOfAsync("release", "v2");
        await Task.Delay(500, TestContext.Current.CancellationToken);

        Ended(deployment).Outcome.ShouldBe(Outcome.Released, Ended(deployment).Sentence);
        await The_service_runs("v2", digest);
        poller.Answers.Where(a => a.Failure is not null).ShouldBeEmpty();
        var versions = poller.Answers.OrderBy(a => a.At).Select(a => a.Version).ToList();
        versions.Distinct().ShouldBe(["v1", "v2"]);
        var shifted = deployment.Timeline.Single(t => t.Stage == "bake").StartedAt;
        poller.Answers.Where(a => a.At > shifted).ShouldAllBe(a => a.Version == "v2");
    }

    private async Task A_bad_image_never_gets_production_traffic()
    {
        await using var poller = new Poller(chain.Services["release"].Url);
        await chain.PushAsync("release", "v3", "unhealthy");
        var deployment = await chain.EndOfAsync("release", "v3");

        var ended = Ended(deployment);
        ended.Outcome.ShouldBe(Outcome.RolledBack, ended.Sentence);
        ended.Sentence.ShouldContain("v2 serves");
        poller.Answers.ShouldNotBeEmpty();
        poller.Answers.ShouldAllBe(a => a.Failure == null && a.Version == "v2");

        await chain.PushAsync("release", "v3-again", "unhealthy", like: "v3");
        var again = Ended(await chain.EndOfAsync("release", "v3-again"));
        again.Outcome.ShouldBe(Outcome.Rejected);
        again.Sentence.ShouldContain("rolled back here before");
    }

    private async Task A_person_goes_back_to_the_release_before()
    {
        await chain.RequestAsync("Rollback Requested", """{"service":"release","environment":"dev","reason":"The checkout page answers with errors.","requestedBy":"operator"}""");
        var deployment = await chain.EndOfAsync("release", "v1", DeploymentKind.Rollback);

        Ended(deployment).Outcome.ShouldBe(Outcome.Released, Ended(deployment).Sentence);
        (await chain.VersionAsync("release")).ShouldBe("v1");
        var slot = await chain.QuietAsync("release");
        slot.Current!.Tag.ShouldBe("v1");
        slot.Hold.ShouldNotBeNull();
        slot.Hold.Tag.ShouldBe("v2");
        await The_service_runs("v1", slot.Current.Digest);
    }

    private async Task What_was_rolled_back_does_not_come_back_by_itself()
    {
        await chain.PushAsync("release", "v2-again", like: "v2");
        var again = Ended(await chain.EndOfAsync("release", "v2-again"));
        again.Outcome.ShouldBe(Outcome.Rejected);
        (await chain.VersionAsync("release")).ShouldBe("v1");
    }

    /// <summary>Whoever follows a deployment looks in one place on the pull request and in one place in the chat.</summary>
    private async Task One_comment_and_one_message_were_edited_from_its_start_to_its_end(Deployment deployment)
    {
        var told = await Told.OfAsync(chain.Cloud.Endpoint, deployment, Pull, "release → dev: released");

        var comment = told.Comments.ShouldHaveSingleItem();
        comment.History.Count.ShouldBeGreaterThan(2);
        comment.History.ShouldAllBe(version => version.Body.StartsWith(Told.MarkerOf(deployment)));
        comment.History[0].Body.ShouldNotContain("released");
        comment.Body.ShouldContain("### ✅ release → dev: released");

        var message = told.Parents.ShouldHaveSingleItem();
        message.History.Count.ShouldBeGreaterThan(3);
        message.History[0].Text.ShouldNotContain("released");
        message.Text.ShouldStartWith("✅ release → dev: released v1.");
        message.Blocks.ShouldNotBeNull()[0]!["text"]!["text"]!.GetValue<string>().ShouldBe("✅ release → dev: released");

        told.Replies.ShouldAllBe(reply => reply.ThreadTs == message.Ts && reply.Channel == message.Channel);
        told.Replies.Select(reply => reply.Text).ShouldBeUnique();
        told.Replies.Count().ShouldBeGreaterThan(3);
        told.Replies.Last().Text.ShouldStartWith("✅ v1 is verified");
        told.Statuses[^1].State.ShouldBe("success");
    }

    private async Task The_service_runs(string tag, string digest)
    {
        var services = await chain.AwsAsync("ecs", "describe-services", "--cluster", "delightful-dev", "--services", "release");
        var definition = services!["services"]![0]!["taskDefinition"]!.GetValue<string>();
        var described = await chain.AwsAsync("ecs", "describe-task-definition", "--task-definition", definition);
        var container = described!["taskDefinition"]!["containerDefinitions"]![0]!;
        container["image"]!.GetValue<string>().ShouldEndWith($"@{digest}");
        container["environment"]!.AsArray().Single(e => e!["name"]!.GetValue<string>() == "IMAGE_TAG")!["value"]!.GetValue<string>().ShouldBe(tag);
    }

    private async Task No_state_lock_is_left()
    {
        var locks = await chain.AwsAsync("dynamodb", "scan", "--table-name", "delightful-locks");
        locks!["Items"]!.AsArray()
            .Where(i => i!["Info"] is not null && i["LockID"]!["S"]!.GetValue<string>().Contains("/services/release/"))
            .ShouldBeEmpty();
    }

    private static Stage.Ended Ended(Deployment deployment) => deployment.Stage.ShouldBeOfType<Stage.Ended>();
}
