using Delightful.Core.Answers;
using Delightful.Core.Errors;
using static Delightful.Core.Tests.Answers.Requests;

namespace Delightful.Core.Tests.Answers;

public class SlackSignatureTests
{
    [Fact]
    public void The_example_of_Slacks_documentation_is_signed_as_it_says()
    {
        const string body = "token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V&channel_name=foobar&user_id=U2CERLKJA"
            + "&user_name=roadrunner&command=%2Fwebhook-collect&text=&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J%2F397700885554"
            + "%2F96rGlfmibIGlgcZRskXaIFfN&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c";
        var request = Of(body, ("x-slack-request-timestamp", "1531420618"), ("x-slack-signature", "v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503"));

        SlackSignature.Check("8f742231b10e8888abcd99yyyzzz85a5", request, DateTimeOffset.FromUnixTimeSeconds(1531420618), out var id).ShouldBeNull();
        id.ShouldBe("slack:a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(300)]
    [InlineData(-300)]
    public void A_request_of_the_last_or_next_five_minutes_is_believed(int secondsLate) => Code(Slack("a=1", TimeSpan.FromSeconds(secondsLate))).ShouldBeNull();

    [Theory]
    [InlineData(301)]
    [InlineData(-301)]
    [InlineData(86_400)]
    [InlineData(-86_400)]
    public void An_older_one_or_one_ahead_of_its_time_is_not(int secondsLate) =>
        Code(Slack("a=1", TimeSpan.FromSeconds(secondsLate))).ShouldBe(AnswerErrors.OutOfTime);

    [Fact]
    public void Another_secret_another_body_or_another_time_is_another_signature()
    {
        var signed = Slack("a=1");
        Code(Slack("a=1", secret: "another")).ShouldBe(AnswerErrors.WrongSignature);
        Code(signed with { Body = "a=2"u8.ToArray() }).ShouldBe(AnswerErrors.WrongSignature);
        Code(signed with { Body = default }).ShouldBe(AnswerErrors.WrongSignature);
        Code(signed.With("x-slack-request-timestamp", (Now.ToUnixTimeSeconds() + 1).ToString(System.Globalization.CultureInfo.InvariantCulture))).ShouldBe(AnswerErrors.WrongSignature);
    }

    [Fact]
    public void Every_flipped_byte_of_the_body_is_noticed()
    {
        var signed = Slack("payload=%7B%22type%22%3A%22block_actions%22%7D");
        for (var at = 0; at < signed.Body.Length; at++)
        {
            var body = signed.Body.ToArray();
            body[at] ^= 1;
            Code(signed with { Body = body }).ShouldBe(AnswerErrors.WrongSignature);
        }
    }

    [Theory]
    [InlineData("x-slack-signature", null)]
    [InlineData("x-slack-signature", "")]
    [InlineData("x-slack-request-timestamp", null)]
    [InlineData("x-slack-request-timestamp", "")]
    [InlineData("x-slack-request-timestamp", "now")]
    [InlineData("x-slack-request-timestamp", "+1531420618")]
    [InlineData("x-slack-request-timestamp", " 1531420618")]
    [InlineData("x-slack-request-timestamp", "1531420618000000000000")]
    public void A_missing_or_malformed_header_is_no_signature(string header, string? value) =>
        Code(Slack("a=1").With(header, value)).ShouldBe(AnswerErrors.NotSigned);

    [Fact]
    public void A_header_that_is_there_twice_is_no_signature_even_when_one_of_them_is_right()
    {
        var signed = Slack("a=1");
        foreach (var header in (string[])["x-slack-signature", "x-slack-request-timestamp"])
            Code(signed.With(header, $"{signed.Headers[header]},{signed.Headers[header]}")).ShouldBe(AnswerErrors.NotSigned);
    }

    [Fact]
    public void A_signature_of_another_version_or_length_is_not_compared_in_part()
    {
        var mac = Slack("a=1").Headers["x-slack-signature"][3..];
        foreach (var header in (string[])[mac, $"v1={mac}", $"v0={mac[..62]}", $"v0={mac}00", $"v0={mac[..63]}g", "v0="])
            Code(Slack("a=1").With("x-slack-signature", header)).ShouldBe(AnswerErrors.WrongSignature);
    }

    [Fact]
    public void A_request_written_in_other_letters_is_the_same_request()
    {
        var signed = Slack("a=1");
        var upper = signed.With("x-slack-signature", "v0=" + signed.Headers["x-slack-signature"][3..].ToUpperInvariant());

        SlackSignature.Check(Secret, upper, Now, out var id).ShouldBeNull();
        SlackSignature.Check(Secret, signed, Now, out var same).ShouldBeNull();
        id.ShouldBe(same);
    }

    private static string? Code(WebhookRequest request)
    {
        var wrong = SlackSignature.Check(Secret, request, Now, out var id);
        (id is null).ShouldBe(wrong is not null);
        return wrong?.Code;
    }
}
