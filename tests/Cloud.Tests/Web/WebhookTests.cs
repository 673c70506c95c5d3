using Delightful.Cloud.Tests.Listening;
using Delightful.Core.Feedback.Alerts;

namespace Delightful.Cloud.Tests.Web;

public sealed class WebhookTests
{
    private static readonly CancellationToken Ever = CancellationToken.None;

    // The example that the specification gives.
    [Fact]
    public void A_signature_is_the_one_of_the_specification() =>
        WebhookSignature.Of(
            "msg_p5jXN8AQM9LWM0D4loKWxJek", "1614265330", """{"test": 2432232314}"""u8.ToArray(), "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")
            .ShouldBe("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");

    [Fact]
    public void While_a_key_is_exchanged_both_sign() =>
        WebhookSignature.Of("msg_1", "1", "{}"u8.ToArray(), "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw whsec_bm90LWEtc2VjcmV0LW9uLXRoaXMtbWFjaGluZQ==")!
            .Split(' ').ShouldSatisfyAllConditions(s => s.Length.ShouldBe(2), s => s.ShouldAllBe(one => one.StartsWith("v1,")), s => s[0].ShouldNotBe(s[1]));

    [Theory]
    [InlineData("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")]
    [InlineData("whsec_c2hvcnQ=")]
    [InlineData("whsec_not base64")]
    [InlineData("")]
    public void What_is_no_key_signs_nothing(string key) => WebhookSignature.Of("msg_1", "1", [], key).ShouldBeNull();

    [Fact]
    public void An_id_holds_nothing_that_parts_it_from_the_time() =>
        WebhookSignature.IdOf("web-app/dev/2026.01/announce/1").ShouldMatch("^msg_[0-9a-f]{32}$");

    [Fact]
    public async Task An_address_that_leads_elsewhere_is_not_followed()
    {
        await using var elsewhere = await Listener.StartAsync((_, _) => Answer.Json("{}"));
        await using var address = await Listener.StartAsync((asked, _) => asked.Path.StartsWith("/systemsmanager", StringComparison.Ordinal)
            ? Answer.Json("""{"Parameter":{"Value":"whsec_bm90LWEtc2VjcmV0LW9uLXRoaXMtbWFjaGluZQ=="}}""")
            : Answer.Json("{}", 307, ("Location", elsewhere.Address.ToString())));
        var webhook = new Webhook(
            new HttpClient(Webhook.CreateHandler()), new WebhookSettings(new Uri(address.Address, "hook")),
            new Secrets(new HttpClient(), new SecretSettings(address.Address, "session"), TimeProvider.System), TimeProvider.System);

        var refused = await Should.ThrowAsync<WebApiException>(() => webhook.SendAsync(new Notice("1", "t", "s", "t", "{}", System.Collections.Immutable.ImmutableSortedDictionary<string, string>.Empty), Ever));

        refused.Status.ShouldBe(307);
        elsewhere.Heard.ShouldBeEmpty();
    }
}
