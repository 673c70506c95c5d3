using Delightful.Core.Events;
using Delightful.Core.Gate;

namespace Delightful.Core.Tests.Gate;

public class BeliefTests
{
    private static readonly By Claimed = new() { Name = "ada", Via = "slack", Id = "U0ADA0001", IsVerified = true };

    [Fact]
    public void What_our_own_functions_say_of_a_person_is_believed() =>
        Belief.Of(new ApprovalDecided { By = Claimed, RequestId = "slack-1" }, "delightful", "event-1").ShouldSatisfyAllConditions(
            a => a.By.ShouldBe(Claimed), a => a.RequestId.ShouldBe("slack-1"));

    [Theory]
    [InlineData("delightful.operator")]
    [InlineData("Delightful")]
    [InlineData("delightful ")]
    [InlineData("")]
    [InlineData(null)]
    public void Of_anybody_elses_event_only_the_name_is_kept(string? source)
    {
        var unproven = new By { Name = "ada", Via = "event" };
        Belief.Of(new ApprovalDecided { By = Claimed, RequestId = "slack-1" }, source, "event-1").ShouldSatisfyAllConditions(
            a => a.By.ShouldBe(unproven), a => a.RequestId.ShouldBe("event-1"));
        Belief.Of(new PromotionRequested { By = Claimed, RequestId = "slack-1" }, source, "event-1").By.ShouldBe(unproven);
    }

    [Fact]
    public void A_name_that_looks_proven_says_that_it_is_not()
    {
        foreach (var name in (string[])["ada (slack)", "ada (slack) "])
            Belief.Of(new RollbackRequested { RequestedBy = name, By = Claimed }, "delightful.operator", "event-1").ShouldSatisfyAllConditions(
                r => r.RequestedBy.ShouldBe("ada (slack), not proven"), r => r.By.ShouldBeNull(), r => r.RequestId.ShouldBe("event-1"));
        Belief.Of(new UnlockRequested { RequestedBy = "ada (github)" }, null, "event-1").RequestedBy.ShouldBe("ada (github), not proven");
        Belief.Of(new HoldLiftRequested { RequestedBy = "ada" }, "delightful.operator", "event-1").RequestedBy.ShouldBe("ada");
    }

    [Fact]
    public void What_our_own_functions_pass_on_says_who_asked_and_by_which_id()
    {
        Belief.Of(new RollbackRequested { RequestedBy = "somebody", By = Claimed, RequestId = "slack-1" }, "delightful", "event-1").ShouldSatisfyAllConditions(
            r => r.RequestedBy.ShouldBe("ada (slack)"), r => r.RequestId.ShouldBe("slack-1"));
        Belief.Of(new UnlockRequested { By = Claimed }, "delightful", "event-1").ShouldSatisfyAllConditions(
            r => r.RequestedBy.ShouldBe("ada (slack)"), r => r.RequestId.ShouldBe("event-1"));
        Belief.Of(new HoldLiftRequested { By = Claimed }, "delightful", "event-1").RequestedBy.ShouldBe("ada (slack)");
    }

    [Fact]
    public void Who_signed_a_request_is_who_asks_whatever_name_was_written_into_it()
    {
        const string arn = "arn:aws:sts::123456789012:assumed-role/on-call/grace";
        Belief.Of(new RollbackRequested { RequestedBy = "ada" }, "delightful.operator", "event-1", arn).ShouldSatisfyAllConditions(
            r => r.RequestedBy.ShouldBe("grace (cli)"), r => r.By!.Id.ShouldBe(arn));
        Belief.Of(new UnlockRequested { RequestedBy = "ada" }, "delightful.operator", "event-1", arn).RequestedBy.ShouldBe("grace (cli)");
        Belief.Of(new HoldLiftRequested { RequestedBy = "ada" }, "delightful.operator", "event-1", arn).RequestedBy.ShouldBe("grace (cli)");
    }

    [Fact]
    public void A_signature_that_is_sent_again_in_another_event_asks_for_nothing_new()
    {
        var back = new RollbackRequested { By = new By { Name = "ada", Via = "cli", Proof = new Proof { Authorization = "signed once", Date = "20260302T091500Z" } } };
        string? IdOf(RollbackRequested request, string eventId, string? arn) => Belief.Of(request, "delightful.operator", eventId, arn).RequestId;

        const string arn = "arn:aws:sts::123456789012:assumed-role/on-call/grace";
        IdOf(back, "event-2", arn).ShouldBe(IdOf(back, "event-1", arn));
        IdOf(back with { By = back.By with { Proof = back.By.Proof! with { Authorization = "signed again" } } }, "event-2", arn).ShouldNotBe(IdOf(back, "event-1", arn));
        IdOf(back, "event-1", null).ShouldBe("event-1");
    }

    [Fact]
    public void A_name_that_nobody_has_proven_says_so()
    {
        new Person("ada", Via.Event).Title.ShouldBe("ada (event, not proven)");
        new Person("ada", Via.GitHub, "ada-l", IsVerified: true).Title.ShouldBe("ada (github)");
    }
}
