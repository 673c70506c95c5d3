using Delightful.Core.Deployments;
using Delightful.Core.Feedback;
using Delightful.Core.Feedback.Delivery;
using Delightful.Core.Slots;
using Delightful.Pipeline.Feedback;

namespace Delightful.Cloud.Tests.Delivery;

public sealed class RollbackPlaceTests(CloudFixture cloud)
{
    [Fact]
    public async Task A_rollback_by_hand_takes_the_comment_of_the_release_that_it_leaves_and_its_status_fails()
    {
        await using var desk = await Desk.OpenAsync(cloud);
        var push = await desk.BeginAsync();
        await desk.AnnounceAsync(push, "released");
        await desk.DeliverAllAsync();

        await TellAsync(desk, Rollback(push, leaving: Desk.Commit));

        var comment = desk.Outside.Host.Recording.Comments.ShouldHaveSingleItem();
        comment.History.Count.ShouldBe(2);
        comment.Body.ShouldContain("restored");
        comment.Body.ShouldContain("asked for by ada: checkout is slow");
        desk.Outside.Host.Recording.Statuses[^1].State.ShouldBe("failure");
        desk.Outside.Host.Recording.Statuses[^1].Sha.ShouldBe(Desk.Commit);
    }

    [Fact]
    public async Task Where_the_commit_that_is_left_is_not_known_no_pull_request_hears_of_it()
    {
        await using var desk = await Desk.OpenAsync(cloud);

        await TellAsync(desk, Rollback(await desk.BeginAsync(), leaving: null));

        desk.Outside.Host.Recording.Comments.ShouldBeEmpty();
        desk.Outside.Host.Recording.Statuses.ShouldBeEmpty();
    }

    private static Deployment Rollback(Deployment push, string? leaving)
    {
        var target = new RolloutTarget { Driver = "codedeploy", TaskDefinition = "web-app:1", ServiceUrl = "http://127.0.0.1", TestUrl = "http://127.0.0.1", DriverSettings = "{}" };
        return push with
        {
            Id = push.Id + "0",
            Request = push.Request with { Kind = DeploymentKind.Rollback, Tag = "v1", Commit = null, RequestedBy = "ada", Reason = "checkout is slow" },
            Previous = new Release(push.Id, "v2", "sha256:another", Given.Noon, target, VariablesKey: null, Given.Noon, leaving),
            Stage = new Stage.Ended(Outcome.Released, "v1 serves again; v2 is held", Given.Noon.AddMinutes(5)),
        };
    }

    private static async Task TellAsync(Desk desk, Deployment rollback)
    {
        var slot = SlotKey.TryParse(rollback.Slot)!.Value;
        var news = FeedbackNews.Read(
            "pull-request/announce/9", desk.Clock.GetUtcNow(), false, Desk.Body(rollback, "v1 serves again", progress: false)).ShouldBeOfType<FeedbackNews.Changed>();
        await desk.HostLane().TellAsync(new Telling(slot, rollback, new FeedbackContext(), [news], desk.Clock.GetUtcNow()), CancellationToken.None);
    }
}
