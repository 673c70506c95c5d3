using System.Net;
using System.Text.Json.Nodes;
using Delightful.Core.Deployments;
using Delightful.Core.Services;
using Delightful.Core.Slots;
using static Delightful.Local.Tests.Answers.AnsweringCloud;
using static Delightful.Local.Tests.Answers.Asking;

namespace Delightful.Local.Tests.Answers;

/// <summary>Commands in comments on pull requests, over HTTP, to the real function.</summary>
[Collection(AnsweringCloud.Collection)]
public sealed class CommentAnswerTests(AnsweringCloud cloud)
{
    static readonly (HttpStatusCode, string) Taken = (HttpStatusCode.OK, "");

    static int numbers = 100;

    [Fact]
    public async Task A_comment_of_a_writer_on_the_pull_request_of_what_runs_goes_on_and_gets_a_reaction()
    {
        var (slot, number) = await RunningAsync();
        var comment = Comment($"/delightful unlock {slot.Key} its build was deleted\nmore words", number);

        (await cloud.GitHubAsync(comment)).ShouldBe(Taken);

        var (type, detail) = (await cloud.PassedOnAsync(slot.Key)).ShouldHaveSingleItem();
        type.ShouldBe("Unlock Requested");
        ((string?)detail["requestedBy"]).ShouldBe("ada (github)");
        ((string?)detail["by"]!["id"]).ShouldBe("ada");
        ((string?)detail["reason"]).ShouldBe("its build was deleted");
        (await ReactionOfAsync(comment)).ShouldBe("+1");
        (await cloud.SlotAsync(slot.Key, s => s.Active is null)).Seen.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Without_a_name_the_one_slot_is_meant_in_which_the_change_is()
    {
        var (slot, number) = await RunningAsync();
        await RunningAsync();

        (await cloud.GitHubAsync(Comment("/delightful unlock", number))).ShouldBe(Taken);

        (await cloud.PassedOnAsync(slot.Key)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_plan_is_approved_in_a_comment_with_the_word_that_production_asks_for()
    {
        var number = Interlocked.Increment(ref numbers);
        var slot = await cloud.AskingAsync(new EnvironmentSettings { Name = $"prod{number}", Production = true }, number);
        var without = Comment($"/delightful approve {slot.Key} it was looked at", number);

        (await cloud.GitHubAsync(without)).ShouldBe(Taken);
        (await ReactionOfAsync(without)).ShouldBe("confused");
        (await cloud.PassedOnAsync(slot.Key)).ShouldBeEmpty();
        (await cloud.GitHubAsync(Comment($"/delightful approve {slot.Key} DEPLOY it was looked at", number))).ShouldBe(Taken);

        var (type, detail) = (await cloud.PassedOnAsync(slot.Key)).ShouldHaveSingleItem();
        type.ShouldBe("Approval Decided");
        ((string?)detail["by"]!["id"]).ShouldBe("ada");
        ((string?)detail["reason"]).ShouldBe("it was looked at");
    }

    [Fact]
    public async Task A_comment_from_before_the_question_does_not_answer_it()
    {
        var number = Interlocked.Increment(ref numbers);
        var slot = await cloud.AskingAsync(new EnvironmentSettings { Name = $"dev{number}x" }, number);
        var early = Comment($"/delightful approve {slot.Key}", number, at: DateTimeOffset.UtcNow.AddMinutes(-30));

        (await cloud.GitHubAsync(early)).ShouldBe(Taken);

        (await ReactionOfAsync(early)).ShouldBe("confused");
        (await cloud.PassedOnAsync(slot.Key)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_delivery_sent_again_changes_nothing_whatever_id_it_has()
    {
        var (slot, number) = await RunningAsync();
        var comment = Comment($"/delightful unlock {slot.Key}", number);

        foreach (var delivery in (string[])["one", "one", "another"])
            (await cloud.GitHubAsync(comment, delivery: delivery)).ShouldBe(Taken);

        (await cloud.PassedOnAsync(slot.Key)).Count.ShouldBe(1);
        (await cloud.LogAsync()).ShouldContain("DLT-2033");
    }

    [Fact]
    public async Task An_old_delivery_is_not_taken_though_its_signature_is_right()
    {
        var (slot, number) = await RunningAsync();

        (await cloud.GitHubAsync(Comment($"/delightful unlock {slot.Key}", number, at: DateTimeOffset.UtcNow.AddHours(-2)))).ShouldBe(Taken);

        (await cloud.PassedOnAsync(slot.Key)).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_GitHub_did_not_sign_is_refused_without_a_word()
    {
        var (slot, number) = await RunningAsync();
        var comment = Comment($"/delightful unlock {slot.Key}", number);

        (await cloud.GitHubAsync(comment, secret: "another")).ShouldBe((HttpStatusCode.Unauthorized, ""));
        (await cloud.GitHubAsync(comment, signature: ("X-Hub-Signature", "sha1=0000000000000000000000000000000000000000"))).ShouldBe((HttpStatusCode.Unauthorized, ""));

        (await cloud.PassedOnAsync(slot.Key)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Somebody_from_outside_gets_nothing_and_no_reaction_whatever_the_event_says_of_them()
    {
        var (slot, number) = await RunningAsync();
        var comment = Comment($"/delightful unlock {slot.Key}", number, login: "mallory");

        (await cloud.GitHubAsync(comment)).ShouldBe(Taken);

        (await cloud.PassedOnAsync(slot.Key)).ShouldBeEmpty();
        (await ReactionOfAsync(comment)).ShouldBeNull();
        (await cloud.LogAsync()).ShouldContain("DLT-2038");
    }

    [Theory]
    [InlineData("attacker/web-app")]
    [InlineData(null)]
    public async Task A_pull_request_from_a_fork_may_not_even_of_a_writer(string? head)
    {
        var (slot, number) = await RunningAsync();
        await cloud.PutAsync("_recorded/github/heads", new { repository = AnsweringCloud.Repository, number, headRepository = head });
        var comment = Comment($"/delightful unlock {slot.Key}", number);

        (await cloud.GitHubAsync(comment)).ShouldBe(Taken);

        (await cloud.PassedOnAsync(slot.Key)).ShouldBeEmpty();
        (await ReactionOfAsync(comment)).ShouldBe("confused");
    }

    [Fact]
    public async Task An_edited_comment_a_program_and_an_issue_are_passed_over()
    {
        var (slot, number) = await RunningAsync();
        JsonObject Changed(Action<JsonObject> change)
        {
            var comment = Comment($"/delightful unlock {slot.Key}", number);
            change(comment);
            return comment;
        }

        (await cloud.GitHubAsync(Changed(c => c["action"] = "edited"))).ShouldBe(Taken);
        (await cloud.GitHubAsync(Changed(c => c["comment"]!["user"]!["type"] = "Bot"))).ShouldBe(Taken);
        (await cloud.GitHubAsync(Changed(c => c["issue"]!.AsObject().Remove("pull_request")))).ShouldBe(Taken);
        (await cloud.GitHubAsync(Changed(c => c["comment"]!["body"] = $"> /delightful unlock {slot.Key}"))).ShouldBe(Taken);

        (await cloud.PassedOnAsync(slot.Key)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_comment_speaks_for_the_change_of_its_own_pull_request_only()
    {
        var (slot, _) = await RunningAsync();
        var (_, other) = await RunningAsync();
        var comment = Comment($"/delightful unlock {slot.Key}", other);

        (await cloud.GitHubAsync(comment)).ShouldBe(Taken);

        (await cloud.PassedOnAsync(slot.Key)).ShouldBeEmpty();
        (await ReactionOfAsync(comment)).ShouldBe("confused");
        (await cloud.LogAsync()).ShouldContain("DLT-2039");
    }

    [Fact]
    public async Task A_repository_of_no_service_is_passed_over()
    {
        var comment = Comment("/delightful unlock", 1, repository: "example/somebody-else");

        (await cloud.GitHubAsync(comment)).ShouldBe(Taken);

        (await ReactionOfAsync(comment)).ShouldBeNull();
    }

    [Fact]
    public async Task An_unknown_word_gets_a_puzzled_reaction()
    {
        var (_, number) = await RunningAsync();
        var comment = Comment("/delightful explode", number);

        (await cloud.GitHubAsync(comment)).ShouldBe(Taken);

        (await ReactionOfAsync(comment)).ShouldBe("confused");
    }

    [Fact]
    public async Task A_ping_is_answered_and_other_events_are_passed_over()
    {
        (await cloud.GitHubAsync(new JsonObject { ["zen"] = "Keep it logically awesome." }, kind: "ping")).ShouldBe(Taken);
        (await cloud.GitHubAsync(new JsonObject { ["action"] = "opened" }, kind: "pull_request")).ShouldBe(Taken);
        (await cloud.GitHubAsync(new JsonObject { ["action"] = "created", ["issue"] = new JsonObject { ["pull_request"] = new JsonObject() } })).ShouldBe((HttpStatusCode.BadRequest, ""));
    }

    /// <summary>A slot in which a deployment of a commit of its own pull request waits for its analysis.</summary>
    async Task<(Slot Slot, int Number)> RunningAsync()
    {
        var number = Interlocked.Increment(ref numbers);
        return (await cloud.RunningAsync(new EnvironmentSettings { Name = $"env{number}" }, new Stage.Analyzing(), number), number);
    }

    async Task<string?> ReactionOfAsync(JsonObject comment) =>
        (await cloud.RecordedAsync("github/people"))["reactions"]!.AsArray()
            .Where(r => (long)r!["comment"]! == (long)comment["comment"]!["id"]!).Select(r => (string?)r!["content"]).SingleOrDefault();
}
