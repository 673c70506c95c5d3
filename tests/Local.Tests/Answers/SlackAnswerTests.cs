using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Delightful.Core.Deployments;
using Delightful.Core.Gate;
using Delightful.Core.Services;
using Delightful.Core.Slots;
using static Delightful.Local.Tests.Answers.AnsweringCloud;
using static Delightful.Local.Tests.Answers.Asking;

namespace Delightful.Local.Tests.Answers;

/// <summary>Answers from Slack, over HTTP, to the real function.</summary>
[Collection(AnsweringCloud.Collection)]
public sealed class SlackAnswerTests(AnsweringCloud cloud)
{
    [Fact]
    public async Task A_button_becomes_an_event_that_says_who_pressed_it_and_the_chain_acts_on_it()
    {
        var slot = await ServingAsync();

        (await cloud.SlackAsync(Pressed("rollback", slot.Key, "d-1"))).ShouldBe((HttpStatusCode.OK, ""));

        var (type, detail) = (await cloud.PassedOnAsync(slot.Key)).ShouldHaveSingleItem();
        type.ShouldBe("Rollback Requested");
        ((string?)detail["requestedBy"]).ShouldBe("ada (slack)");
        ((string?)detail["by"]!["id"]).ShouldBe("U0ADA0001");
        ((bool)detail["by"]!["isVerified"]!).ShouldBeTrue();
        ((string)detail["requestId"]!).ShouldStartWith("slack:");
        (await cloud.SlotAsync(slot.Key, s => s.Version > 1)).Seen.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task The_same_request_sent_again_within_its_time_is_refused_and_changes_nothing()
    {
        var slot = await ServingAsync();
        var body = Pressed("rollback", slot.Key, "d-1");
        var time = DateTimeOffset.UtcNow.ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture);

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => cloud.SlackAsync(body, time: time)));

        answers.Count(a => a.Status == HttpStatusCode.OK).ShouldBe(1);
        answers.Count(a => a == (HttpStatusCode.Unauthorized, "")).ShouldBe(3);
        (await cloud.PassedOnAsync(slot.Key)).Count.ShouldBe(1);
        (await cloud.LogAsync()).ShouldContain("DLT-2033");
    }

    [Theory]
    [InlineData(301)]
    [InlineData(-303)]
    public async Task A_request_of_another_time_is_refused_without_a_word(int secondsLate)
    {
        var slot = await ServingAsync();

        (await cloud.SlackAsync(Pressed("rollback", slot.Key, "d-1"), secondsLate)).ShouldBe((HttpStatusCode.Unauthorized, ""));

        (await cloud.PassedOnAsync(slot.Key)).ShouldBeEmpty();
        (await cloud.LogAsync()).ShouldContain("DLT-2032");
    }

    [Fact]
    public async Task A_request_that_Slack_did_not_sign_is_refused_without_a_word()
    {
        var slot = await ServingAsync();
        var body = Pressed("rollback", slot.Key, "d-1");

        (await cloud.SlackAsync(body, secret: "another")).ShouldBe((HttpStatusCode.Unauthorized, ""));
        (await cloud.SlackAsync(body, signature: "v0=")).ShouldBe((HttpStatusCode.Unauthorized, ""));
        (await cloud.SendAsync("slack", Encoding.UTF8.GetBytes(body), "application/x-www-form-urlencoded", [])).ShouldBe((HttpStatusCode.Unauthorized, ""));
        (await cloud.SendAsync("slack", null, "", [])).ShouldBe((HttpStatusCode.Unauthorized, ""));

        (await cloud.PassedOnAsync(slot.Key)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_signature_that_is_there_twice_is_refused_even_when_one_of_them_is_right()
    {
        var slot = await ServingAsync();
        var body = Pressed("rollback", slot.Key, "d-1");
        var time = DateTimeOffset.UtcNow.ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture);
        var right = $"v0={Mac(SecretOf("slack-signing-secret"), $"v0:{time}:{body}")}";

        var twice = await cloud.SendAsync("slack", Encoding.UTF8.GetBytes(body), "application/x-www-form-urlencoded",
            [("X-Slack-Request-Timestamp", time), ("X-Slack-Signature", right), ("X-Slack-Signature", "v0=00")]);

        twice.ShouldBe((HttpStatusCode.Unauthorized, ""));
        (await cloud.PassedOnAsync(slot.Key)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_body_in_pieces_is_the_same_body()
    {
        var slot = await ServingAsync();

        (await cloud.SlackAsync(Pressed("rollback", slot.Key, "d-1"), chunked: true)).Status.ShouldBe(HttpStatusCode.OK);

        (await cloud.PassedOnAsync(slot.Key)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Another_workspace_and_a_guest_from_another_one_are_refused()
    {
        var slot = await ServingAsync();

        (await cloud.SlackAsync(Pressed("rollback", slot.Key, "d-1", team: "T0OTHER01"))).ShouldBe((HttpStatusCode.Forbidden, ""));
        (await cloud.SlackAsync(Pressed("rollback", slot.Key, "d-1", home: "T0OTHER01"))).ShouldBe((HttpStatusCode.Forbidden, ""));

        (await cloud.PassedOnAsync(slot.Key)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_button_of_a_deployment_that_does_not_serve_any_more_is_answered_politely()
    {
        var slot = await ServingAsync();

        (await cloud.SlackAsync(Pressed("rollback", slot.Key, "d-0").Replace("%40RESPONSE%40", WebUtility.UrlEncode($"{cloud.Cloud.Endpoint}_slack/hooks/stale"), StringComparison.Ordinal)))
            .ShouldBe((HttpStatusCode.OK, ""));

        (await WhisperAsync("stale")).ShouldContain("d-0 does not serve any more");
        (await cloud.PassedOnAsync(slot.Key)).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_is_said_goes_to_Slack_and_nowhere_else()
    {
        var slot = await ServingAsync();

        (await cloud.SlackAsync(Pressed("rollback", slot.Key, "d-0").Replace("%40RESPONSE%40", WebUtility.UrlEncode($"{cloud.Cloud.Endpoint}_recorded/elsewhere"), StringComparison.Ordinal)))
            .Status.ShouldBe(HttpStatusCode.OK);

        (await cloud.RecordedAsync("slack/people"))["whispers"]!.AsArray().Select(w => (string?)w!["answer"]).ShouldNotContain("elsewhere");
    }

    [Fact]
    public async Task An_unknown_button_is_answered_politely()
    {
        var slot = await ServingAsync();

        (await cloud.SlackAsync(Pressed("explode", slot.Key).Replace("%40RESPONSE%40", WebUtility.UrlEncode($"{cloud.Cloud.Endpoint}_slack/hooks/unknown"), StringComparison.Ordinal)))
            .ShouldBe((HttpStatusCode.OK, ""));

        (await WhisperAsync("unknown")).ShouldContain("approve, reject, rollback");
    }

    [Theory]
    [InlineData("status @SLOT@", "d-1")]
    [InlineData("explode @SLOT@", "approve, reject, rollback")]
    [InlineData("rollback", "say which one")]
    [InlineData("rollback no-such/place", "there is no no-such/place")]
    [InlineData("lift @SLOT@ it is fine", "nothing is held")]
    [InlineData("unlock @SLOT@", "nothing runs")]
    public async Task A_command_is_answered_in_words_that_only_who_asked_sees(string text, string said)
    {
        var slot = await ServingAsync();
        await ServingAsync();

        var (status, body) = await cloud.SlackAsync(Typed(text.Replace("@SLOT@", slot.Key, StringComparison.Ordinal)));

        status.ShouldBe(HttpStatusCode.OK);
        ((string?)JsonNode.Parse(body)!["response_type"]).ShouldBe("ephemeral");
        ((string)JsonNode.Parse(body)!["text"]!).Replace('\uFF3F', '_').ShouldContain(said is "d-1" ? "serves" : said);
    }

    [Fact]
    public async Task A_hold_is_lifted_by_a_command()
    {
        var slot = await cloud.GivenAsync(s => s with { Hold = new Hold("it was slow", "kim", DateTimeOffset.UtcNow, "v2", $"sha256:{new string('2', 64)}", DateTimeOffset.UtcNow) });

        (await cloud.SlackAsync(Typed($"lift {slot.Key} it is fine again"))).Body.ShouldContain("may be deployed");

        (await cloud.SlotAsync(slot.Key, s => s.Hold is null)).Version.ShouldBe(2);
    }

    [Theory]
    [InlineData("payload=%7B")]
    [InlineData("payload=%7B%7D&payload=%7B%7D")]
    public async Task What_cannot_be_read_is_refused_without_a_word(string body) =>
        (await cloud.SlackAsync(body)).ShouldBe((HttpStatusCode.BadRequest, ""));

    [Fact]
    public async Task A_body_larger_than_is_looked_at_is_refused_and_so_is_any_other_address()
    {
        (await cloud.SlackAsync(new string('a', (256 * 1024) + 1))).ShouldBe((HttpStatusCode.RequestEntityTooLarge, ""));
        (await cloud.SendAsync("", [], "text/plain", [])).ShouldBe((HttpStatusCode.NotFound, ""));
        (await cloud.SendAsync("../slack/..", [], "text/plain", [])).Status.ShouldBe(HttpStatusCode.NotFound);
        using var http = new HttpClient();
        (await http.GetAsync(new Uri(cloud.Address, "slack"))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Slack_may_look_whether_anybody_is_there() =>
        (await cloud.SlackAsync("ssl_check=1&team_id=T0TEAM001&user_id=U1")).ShouldBe((HttpStatusCode.OK, ""));

    Task<Slot> ServingAsync() => cloud.GivenAsync(s => s with
    {
        Releases = [ReleaseOf("v1", "d-1")],
        Current = ReleaseOf("v1", "d-1"),
    });

    async Task<string> WhisperAsync(string answer) =>
        (await cloud.RecordedAsync("slack/people"))["whispers"]!.AsArray().Where(w => (string?)w!["answer"] == answer).Select(w => (string)w!["text"]!).ShouldHaveSingleItem().Replace('\uFF3F', '_');

    [Fact]
    public async Task Production_asks_for_the_typed_word_in_a_dialog_and_the_answer_is_bound_to_the_plan_that_was_shown()
    {
        var slot = await cloud.AskingAsync(new EnvironmentSettings { Name = "prodword", Production = true });
        var before = (await cloud.RecordedAsync("slack/people"))["dialogs"]!.AsArray().Count;

        (await cloud.SlackAsync(Pressed("approve", slot.Key, slot.Active!.Id, AnsweringCloud.Plan))).ShouldBe((HttpStatusCode.OK, ""));
        var view = (await cloud.RecordedAsync("slack/people"))["dialogs"]!.AsArray()[before]!["view"]!;
        var wrong = await cloud.SlackAsync(Filled(view, "deploy"));
        (await cloud.PassedOnAsync(slot.Key)).ShouldBeEmpty();
        (await cloud.SlackAsync(Filled(view, "DEPLOY", "it was looked at"))).ShouldBe((HttpStatusCode.OK, ""));

        ((string)JsonNode.Parse(wrong.Body)!["errors"]!["confirmation"]!).ShouldContain("DEPLOY");
        var (type, detail) = (await cloud.PassedOnAsync(slot.Key)).ShouldHaveSingleItem();
        type.ShouldBe("Approval Decided");
        ((string?)detail["decision"]).ShouldBe("approve");
        ((string?)detail["token"]).ShouldBe(AnsweringCloud.Token);
        ((string?)detail["confirmation"]).ShouldBe("DEPLOY");
        ((string?)detail["reason"]).ShouldBe("it was looked at");
        (await cloud.SlotAsync(slot.Key, s => s.Active is not { Stage: Stage.Approving { IsApproved: false } })).Active?.Decisions.ShouldHaveSingleItem().By.Title.ShouldBe("ada (slack)");
    }

    [Fact]
    public async Task A_button_above_another_plan_or_of_another_deployment_is_answered_politely_and_nothing_is_decided()
    {
        var slot = await cloud.AskingAsync(new EnvironmentSettings { Name = "devplan" });

        foreach (var (deployment, plan, answer) in new[] { (slot.Active!.Id, "another-plan", "replanned"), ("20260101T000000Z-00000000", AnsweringCloud.Plan, "over") })
            (await cloud.SlackAsync(Pressed("approve", slot.Key, deployment, plan).Replace("%40RESPONSE%40", WebUtility.UrlEncode($"{cloud.Cloud.Endpoint}_slack/hooks/{answer}"), StringComparison.Ordinal)))
                .ShouldBe((HttpStatusCode.OK, ""));

        (await WhisperAsync("replanned")).ShouldContain("it was planned again since");
        (await WhisperAsync("over")).ShouldContain("does not wait for an answer");
        (await cloud.PassedOnAsync(slot.Key)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Who_is_no_approver_of_the_environment_is_told_so_and_nothing_is_decided()
    {
        var settings = new EnvironmentSettings { Name = "devpeople", Approvals = new ApprovalSettings { Approvers = [new Approver("Kim", Slack: "U0KIM0001")] } };
        var slot = await cloud.AskingAsync(settings);

        (await cloud.SlackAsync(Pressed("approve", slot.Key, slot.Active!.Id, AnsweringCloud.Plan).Replace("%40RESPONSE%40", WebUtility.UrlEncode($"{cloud.Cloud.Endpoint}_slack/hooks/stranger"), StringComparison.Ordinal)))
            .ShouldBe((HttpStatusCode.OK, ""));
        (await cloud.PassedOnAsync(slot.Key)).ShouldBeEmpty();
        (await cloud.SlackAsync(Pressed("approve", slot.Key, slot.Active!.Id, AnsweringCloud.Plan, user: "U0KIM0001"))).Status.ShouldBe(HttpStatusCode.OK);

        (await WhisperAsync("stranger")).ShouldContain("no approver");
        (await cloud.PassedOnAsync(slot.Key)).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_no_asks_for_its_reason_and_ends_the_deployment()
    {
        var slot = await cloud.AskingAsync(new EnvironmentSettings { Name = "devno" });
        var before = (await cloud.RecordedAsync("slack/people"))["dialogs"]!.AsArray().Count;

        await cloud.SlackAsync(Pressed("reject", slot.Key, slot.Active!.Id, AnsweringCloud.Plan));
        var view = (await cloud.RecordedAsync("slack/people"))["dialogs"]!.AsArray()[before]!["view"]!;
        (await cloud.SlackAsync(Filled(view, null, "not on a Friday"))).ShouldBe((HttpStatusCode.OK, ""));

        (await cloud.SlotAsync(slot.Key, s => s.Active is null)).ShouldNotBeNull();
        ((string?)(await cloud.PassedOnAsync(slot.Key)).ShouldHaveSingleItem().Detail["reason"]).ShouldBe("not on a Friday");
    }

    static string Filled(JsonNode view, string? confirmation, string? reason = null) => Payload(new JsonObject
    {
        ["type"] = "view_submission",
        ["team"] = new JsonObject { ["id"] = "T0TEAM001" },
        ["user"] = new JsonObject { ["id"] = "U0ADA0001", ["name"] = "ada", ["team_id"] = "T0TEAM001" },
        ["view"] = new JsonObject
        {
            ["callback_id"] = (string?)view["callback_id"],
            ["private_metadata"] = (string?)view["private_metadata"],
            ["state"] = new JsonObject
            {
                ["values"] = new JsonObject
                {
                    ["confirmation"] = new JsonObject { ["confirmation"] = new JsonObject { ["value"] = confirmation } },
                    ["reason"] = new JsonObject { ["reason"] = new JsonObject { ["value"] = reason } },
                },
            },
        },
    });
}
