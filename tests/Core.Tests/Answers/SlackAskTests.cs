using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Delightful.Core.Answers;
using Delightful.Core.Slots;

namespace Delightful.Core.Tests.Answers;

public class SlackAskTests
{
    private static readonly SlackSubject About = new("web-app/dev", "20260302T090513Z-9be04c71", "aa11");

    [Fact]
    public void A_button_says_who_pressed_it_and_what_it_is_about()
    {
        var pressed = Payload(_ => { }).ShouldBeOfType<SlackAsk.Pressed>();
        pressed.Who.ShouldBe(new SlackMember("T0TEAM001", "T0TEAM001", "U0ADA0001", "ada"));
        pressed.ActionId.ShouldBe("approve");
        pressed.About.ShouldBe(About);
        pressed.Trigger.ShouldBe("1.2.3");
        pressed.ResponseUrl.ShouldBe("https://hooks.slack.com/actions/1");
    }

    [Fact]
    public void A_guest_of_a_shared_channel_belongs_to_another_workspace() =>
        Payload(p => p["user"]!["team_id"] = "T0OTHER01").Who.HomeTeam.ShouldBe("T0OTHER01");

    [Fact]
    public void A_button_of_somebody_else_is_about_nothing()
    {
        Payload(p => p["actions"]![0]!["value"] = "click_me_123").ShouldBeOfType<SlackAsk.Pressed>().About.ShouldBeNull();
        Payload(p => p["actions"]![0]!["value"] = "{\"page\":2}").ShouldBeOfType<SlackAsk.Pressed>().About.ShouldBeNull();
        Payload(p => p["actions"]![0]!.AsObject().Remove("value")).ShouldBeOfType<SlackAsk.Pressed>().About.ShouldBeNull();
    }

    [Fact]
    public void A_command_says_who_typed_what()
    {
        var typed = Read("team_id=T0TEAM001&user_id=U0ADA0001&user_name=ada&command=%2Fdelightful&text=rollback+web-app%2Fdev+it+is+slow").ShouldBeOfType<SlackAsk.Typed>();
        typed.Who.ShouldBe(new SlackMember("T0TEAM001", "T0TEAM001", "U0ADA0001", "ada"));
        typed.Command.Action.ShouldBe(AnswerAction.Rollback);
        typed.Command.Rest.ShouldBe(["web-app/dev", "it", "is", "slow"]);
    }

    [Theory]
    [InlineData("ssl_check=1&team_id=T0TEAM001&command=%2Fdelightful")]
    [InlineData("")]
    public void A_look_whether_anybody_is_there_asks_for_nothing(string body) => Read(body).ShouldBeOfType<SlackAsk.Nothing>();

    [Fact]
    public void What_a_dialog_sends_is_what_its_form_asked_for()
    {
        var form = JsonNode.Parse(SlackDialog.Form(AnswerAction.Approve, About, new SlotKey("web-app", "dev")))!;
        var filled = Payload(p =>
        {
            p["type"] = "view_submission";
            p["view"] = new JsonObject
            {
                ["callback_id"] = (string?)form["callback_id"],
                ["private_metadata"] = (string?)form["private_metadata"],
                ["state"] = new JsonObject { ["values"] = new JsonObject { [SlackDialog.Reason] = Field(SlackDialog.Reason, "seen"), [SlackDialog.Confirmation] = Field(SlackDialog.Confirmation, "DEPLOY") } },
            };
        }).ShouldBeOfType<SlackAsk.Filled>();

        filled.Action.ShouldBe(AnswerAction.Approve);
        filled.About.ShouldBe(About);
        filled.Reason.ShouldBe("seen");
        filled.Confirmation.ShouldBe("DEPLOY");

        static JsonObject Field(string name, string value) => new() { [name] = new JsonObject { ["type"] = "plain_text_input", ["value"] = value } };
    }

    [Fact]
    public void A_dialog_keeps_within_Slacks_limits()
    {
        var about = new SlackSubject($"{new string('a', 32)}/{new string('b', 32)}", new string('c', 128), new string('d', 128));
        foreach (var action in Enum.GetValues<AnswerAction>())
        {
            var form = JsonNode.Parse(SlackDialog.Form(action, about, new SlotKey(new string('a', 15), new string('b', 10))))!;
            ((string)form["title"]!["text"]!).Length.ShouldBeLessThanOrEqualTo(24);
            ((string)form["submit"]!["text"]!).Length.ShouldBeLessThanOrEqualTo(24);
            ((string)form["private_metadata"]!).Length.ShouldBeLessThanOrEqualTo(3000);
        }
    }

    [Fact]
    public void What_is_said_to_one_person_mentions_and_links_nobody() =>
        JsonNode.Parse(SlackDialog.Ephemeral("<!channel> *look* <https://x.example|here> @ada"))!["text"]!.GetValue<string>()
            .ShouldSatisfyAllConditions(t => t.ShouldNotContain("<"), t => t.ShouldNotContain("@"), t => t.ShouldNotContain("*"));

    [Theory]
    [InlineData("payload=%7B%7D&payload=%7B%7D")]
    [InlineData("payload=%7B")]
    [InlineData("payload=%5B%5D")]
    [InlineData("payload=%7B%22user%22%3A%22ada%22%7D")]
    [InlineData("payload=%7B%22user%22%3A%7B%22id%22%3A%22U1%22%7D%2C%22type%22%3A%22block_actions%22%7D")]
    public void What_is_not_of_Slacks_form_is_refused(string body)
    {
        var thrown = Record.Exception(() => Read(body)).ShouldNotBeNull();
        (thrown is JsonException or FormatException or InvalidOperationException).ShouldBeTrue(thrown.ToString());
    }

    private static SlackAsk Read(string body) => SlackAsk.Read(Encoding.UTF8.GetBytes(body));

    private static SlackAsk Payload(Action<JsonObject> change)
    {
        var payload = JsonNode.Parse("""
            {"type":"block_actions","team":{"id":"T0TEAM001","domain":"example"},"user":{"id":"U0ADA0001","username":"ada","team_id":"T0TEAM001"},
             "trigger_id":"1.2.3","response_url":"https://hooks.slack.com/actions/1",
             "actions":[{"type":"button","action_id":"approve","value":"{\"slot\":\"web-app/dev\",\"deployment\":\"20260302T090513Z-9be04c71\",\"plan\":\"aa11\"}"}]}
            """)!.AsObject();
        change(payload);
        return Read($"payload={WebUtility.UrlEncode(payload.ToJsonString())}");
    }
}
