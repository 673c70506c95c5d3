using System.Text.Json;
using System.Text.Json.Nodes;
using Delightful.Core.Deployments;
using Delightful.Core.Feedback;
using Delightful.Core.Slots;
using Delightful.Core.Tests.Slots;

namespace Delightful.Core.Tests.Feedback;

public class CommentPlaceTests
{
    private static readonly string Old = new('a', 40);
    private static readonly string New = new('b', 40);

    [Fact]
    public void A_push_is_told_on_its_own_commit() =>
        CommentPlace.CommitOf(Story.Of("web-app/dev").Pushed("v1", commit: Old).Active).ShouldBe(Old);

    [Fact]
    public void A_push_whose_tag_is_a_commit_is_told_there() =>
        CommentPlace.CommitOf(Story.Of("web-app/dev").Pushed(Old).Active).ShouldBe(Old);

    [Fact]
    public void A_push_of_which_nobody_knows_the_commit_has_no_place() =>
        CommentPlace.CommitOf(Story.Of("web-app/dev").Pushed("v1").Active).ShouldBeNull();

    [Fact]
    public void A_rollback_is_told_on_the_commit_that_it_leaves_and_deploys_the_one_it_goes_to()
    {
        var rollback = TwoReleases().AskedBack().Active;

        CommentPlace.CommitOf(rollback).ShouldBe(New);
        rollback.Request.Commit.ShouldBe(Old);
    }

    [Fact]
    public void A_release_that_was_written_before_commits_were_remembered_is_read_without_one()
    {
        var written = JsonNode.Parse(JsonSerializer.Serialize(TwoReleases().Slot, CoreJson.Default.Slot))!;
        foreach (var release in written["releases"]!.AsArray())
            release!.AsObject().Remove("commit").ShouldBeTrue();
        written["current"]!.AsObject().Remove("commit").ShouldBeTrue();

        var slot = written.Deserialize(CoreJson.Default.Slot)!;

        slot.Releases.Select(release => (release.Tag, release.Commit)).ShouldBe([("v2", null), ("v1", null)]);
        CommentPlace.CommitOf(TwoReleases().AskedBack().Active with { Previous = slot.Current }).ShouldBeNull();
    }

    [Fact]
    public void A_rollback_from_an_older_release_is_told_on_the_commit_that_its_tag_names() =>
        CommentPlace.CommitOf(Story.Of("web-app/dev").Released(Old).Released(New).AskedBack().Active).ShouldBe(New);

    [Fact]
    public void A_rollback_to_what_serves_already_leaves_nothing_and_has_no_place()
    {
        var rollback = TwoReleases().AskedBack("v2").Newest("v2", DeploymentKind.Rollback);

        rollback.Stage.ShouldBeOfType<Stage.Ended>().Sentence.ShouldBe("v2 serves already");
        CommentPlace.CommitOf(rollback).ShouldBeNull();
    }

    [Fact]
    public void The_commit_that_is_left_keeps_its_status_until_it_is_left()
    {
        var story = TwoReleases().AskedBack();
        CommitStatus.Of(story.Active).ShouldBeNull();

        var restored = Scenarios.Named("rollback-by-hand").Deployment;
        CommitStatus.Of(restored)!.State.ShouldBe("failure");
        CommitStatus.Of(restored)!.Description.ShouldContain("v2 is held");
    }

    private static Story TwoReleases() => Story.Of("web-app/dev").Released("v1", Old).Released("v2", New);
}
