using System.Collections.Immutable;
using Delightful.Core.Deployments;
using Delightful.Core.Gate;
using Delightful.Core.Slots;
using static Delightful.Core.Tests.Slots.Catalogue;
using static Delightful.Core.Tests.Slots.Reviews;

namespace Delightful.Core.Tests.Slots;

/// <summary>Who may answer.</summary>
public class ApproverTests
{
    private static readonly ApprovalSettings Listed = new()
    {
        Approvers = [new Approver("ada", Slack: "U0ADA0001", GitHub: "ada-l"), new Approver("grace", GitHub: "grace-h", Aws: "arn:aws:iam::123456789012:user/grace")],
    };

    private static Story Asking(ApprovalSettings approvals, string slot = "web-app/dev") => Story.Of(slot, s => s with { Approvals = approvals })
        .Pushed("v1").Planning().PlanMade().Reviewed(Asks("the table orders is destroyed"));

    private static bool Counts(Story story, Person by, bool approves = true, params string[] authors) =>
        story.Happens(story.Answer(approves, by, authors: authors)).Slot.Active is not { Stage: Stage.Approving { IsApproved: false } };

    private static string Why(Story story) => story.Active.Notes.ShouldHaveSingleItem();

    [Theory]
    [InlineData(Via.Slack, "U0ADA0001", true)]
    [InlineData(Via.Slack, "u0ada0001", false)]
    [InlineData(Via.GitHub, "ADA-L", true)]
    [InlineData(Via.GitHub, "U0ADA0001", false)]
    [InlineData(Via.Cli, "arn:aws:iam::123456789012:user/grace", true)]
    [InlineData(Via.Cli, "arn:aws:iam::123456789012:user/grace-b", false)]
    [InlineData(Via.Slack, null, false)]
    public void Only_who_is_on_the_list_answers_by_who_they_are_in_that_place(Via via, string? id, bool counts)
    {
        Counts(Asking(Listed), new Person("ada", via, id, IsVerified: true)).ShouldBe(counts);
        Counts(Asking(Listed), new Person("ada", via, id, IsVerified: true), approves: false).ShouldBe(counts);
    }

    [Fact]
    public void Who_is_not_on_the_list_is_told_who_is()
    {
        var story = Asking(Listed);
        Counts(story, new Person("mallory", Via.Slack, "U0MAL0001", IsVerified: true)).ShouldBeFalse();
        Why(story).ShouldBe("an answer did not count: mallory (slack), mallory is no approver of dev; these are: ada, grace (DLT-2013)");
        story.Told[^1].Sentence.ShouldContain("mallory");
    }

    [Fact]
    public void Without_a_list_everybody_may_who_has_proven_who_they_are() =>
        Counts(Asking(new()), new Person("anybody", Via.Slack, "U0ANY0001", IsVerified: true)).ShouldBeTrue();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void An_event_that_proves_nothing_answers_only_where_the_environment_takes_that(bool approves)
    {
        var story = Asking(new());
        Counts(story, new Person("ada", Via.Event), approves).ShouldBeFalse();
        Why(story).ShouldContain("DLT-2012");
        Counts(Asking(new() { TakesUnproven = true }), new Person("ada", Via.Event), approves).ShouldBeTrue();
    }

    [Fact]
    public void A_name_that_is_not_proven_must_be_on_the_list_all_the_same()
    {
        Counts(Asking(Listed with { TakesUnproven = true }), new Person("ada", Via.Event)).ShouldBeTrue();
        Counts(Asking(Listed with { TakesUnproven = true }), new Person("mallory", Via.Event)).ShouldBeFalse();
    }

    // The claim to be verified through a place that proves nothing is no proof of being on the list.
    [Fact]
    public void Nobody_is_on_the_list_by_an_event_that_says_it_is_verified() =>
        Counts(Asking(Listed), new Person("ada", Via.Event, "U0ADA0001", IsVerified: true)).ShouldBeFalse();

    [Fact]
    public void A_program_answers_nothing() =>
        Counts(Asking(new()), new Person("merge-bot", Via.GitHub, "merge-bot", IsVerified: true, IsBot: true)).ShouldBeFalse();

    [Theory]
    [InlineData("ada-l", false, "DLT-2014")]
    [InlineData("ADA-L", false, "DLT-2014")]
    [InlineData("grace-h", true, null)]
    public void Where_it_is_asked_nobody_approves_their_own_change(string author, bool counts, string? code)
    {
        var story = Asking(Listed with { NotTheAuthor = true });
        Counts(story, Ada, authors: author).ShouldBe(counts);
        if (code is not null)
            Why(story).ShouldContain(code);
    }

    [Fact]
    public void The_author_may_take_their_own_change_back() =>
        Counts(Asking(Listed with { NotTheAuthor = true }), new Person("lin", Via.GitHub, "lin-x", IsVerified: true), approves: false, "lin-x").ShouldBeTrue();

    [Fact]
    public void When_nobody_knows_the_author_somebody_on_the_list_approves_and_that_is_said()
    {
        var story = Asking(Listed with { NotTheAuthor = true });
        Counts(story, Ada).ShouldBeTrue();
        story.Active.Notes.ShouldContain("nobody could tell whether ada approved their own change; they are on the list of approvers");
    }

    [Fact]
    public void When_nobody_knows_the_author_and_there_is_no_list_nobody_approves()
    {
        var story = Asking(new() { NotTheAuthor = true });
        Counts(story, Ada).ShouldBeFalse();
        Why(story).ShouldContain("nobody can tell whether this is the change of ada");
    }

    [Theory]
    [InlineData("DEPLOY", true)]
    [InlineData("deploy", false)]
    [InlineData(" DEPLOY", false)]
    [InlineData(null, false)]
    public void A_push_to_production_is_approved_with_the_word_typed(string? typed, bool counts)
    {
        var story = Asking(new(), "web-app/prod");
        story.Happens(story.Answer(approves: true, confirmation: typed));
        story.Active.Stage.ShouldBeOfType<Stage.Approving>().IsApproved.ShouldBe(counts);
    }

    [Fact]
    public void A_promotion_that_was_confirmed_when_it_was_asked_for_needs_no_word_again()
    {
        var story = Promoted(new());
        story.Happens(story.Answer(approves: true)).Active.Stage.ShouldBeOfType<Stage.Approving>().IsApproved.ShouldBeTrue();
    }

    [Theory]
    [InlineData(Via.Slack, "U0ADA0001", false)]
    [InlineData(Via.GitHub, "ada-l", false)]
    [InlineData(Via.GitHub, "grace-h", true)]
    public void Who_promoted_does_not_approve_it_whichever_way_they_answer(Via via, string id, bool counts) =>
        Counts(Promoted(Listed with { NotTheAuthor = true }), new Person("somebody", via, id, IsVerified: true), approves: true, "lin-x").ShouldBe(counts);

    [Fact]
    public void A_promotion_by_a_name_that_nobody_has_proven_is_approved_from_the_list_only()
    {
        var unproven = new Person("lin", Via.Event);
        Counts(Promoted(new() { NotTheAuthor = true }, unproven), Ada, approves: true, "lin-x").ShouldBeFalse();
        Counts(Promoted(Listed with { NotTheAuthor = true }, unproven), Ada, approves: true, "lin-x").ShouldBeTrue();
    }

    private static Story Promoted(ApprovalSettings approvals, Person? by = null) => Story.Of("web-app/prod", s => s with { Approvals = approvals })
        .Promoted(Story.Of("web-app/dev").Released("v1").Slot.Current!, by: by).Planning().PlanMade().Reviewed(Passes);
}
