using System.Net;
using Delightful.Core.Events;
using Delightful.Core.Gate;

namespace Delightful.Cloud.Tests.Web;

/// <summary>Who AWS says somebody is, over HTTP. The STS here checks nothing but what it is sent; moto answers like STS.</summary>
public sealed class IdentityTests(CloudFixture cloud)
{
    private const string Account = "123456789012";

    private static readonly Proof Signed = new()
    {
        Authorization = $"AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20260302/us-east-1/sts/aws4_request, SignedHeaders=content-type;host;x-amz-date;x-delightful-about, Signature={new string('a', 64)}",
        Date = "20260302T091500Z",
    };

    private Identities Identities => new(new HttpClient(), IdentitySettings.Of("us-east-1", cloud.Cloud.Endpoint.ToString()));

    [Fact]
    public async Task A_signed_call_tells_who_signed_it() =>
        (await Identities.ArnOfAsync(Signed, "about", Account, CancellationToken.None)).ShouldStartWith($"arn:aws:sts::{Account}:user/");

    [Fact]
    public async Task An_identity_of_another_account_is_nobody() =>
        (await Identities.ArnOfAsync(Signed, "about", "210987654321", CancellationToken.None)).ShouldBeNull();

    [Theory]
    [InlineData("sts", "eu-west-1", "host;x-delightful-about")]
    [InlineData("iam", "us-east-1", "host;x-delightful-about")]
    [InlineData("sts", "us-east-1", "host;x-amz-date")]
    [InlineData("sts", "us-east-1", "host;x-delightful-about\r\nx-other: 1")]
    public async Task A_signature_that_is_not_of_this_call_is_not_even_sent(string service, string region, string headers)
    {
        var proof = Signed with { Authorization = $"AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20260302/{region}/{service}/aws4_request, SignedHeaders={headers}, Signature={new string('a', 64)}" };
        var nowhere = new Identities(new HttpClient(new NothingIsSent()), IdentitySettings.Of("us-east-1", null));
        (await nowhere.ArnOfAsync(proof, "about", Account, CancellationToken.None)).ShouldBeNull();
        (await nowhere.ArnOfAsync(new Proof(), "about", Account, CancellationToken.None)).ShouldBeNull();
    }

    [Fact]
    public async Task A_signature_that_AWS_refuses_proves_nothing_and_an_outage_is_no_refusal()
    {
        (await With(HttpStatusCode.Forbidden).ArnOfAsync(Signed, "about", Account, CancellationToken.None)).ShouldBeNull();
        await Should.ThrowAsync<HttpRequestException>(() => With(HttpStatusCode.ServiceUnavailable).ArnOfAsync(Signed, "about", Account, CancellationToken.None));
    }

    [Theory]
    [InlineData("us-east-1", null, "https://sts.us-east-1.amazonaws.com/")]
    [InlineData("cn-north-1", null, "https://sts.cn-north-1.amazonaws.com.cn/")]
    [InlineData("us-east-1", "http://127.0.0.1:4566", "http://127.0.0.1:4566/")]
    public void The_STS_of_the_region_is_asked(string region, string? endpoint, string url) => IdentitySettings.Of(region, endpoint).Url.ToString().ShouldBe(url);

    private static Identities With(HttpStatusCode status) => new(new HttpClient(new Answers(status)), IdentitySettings.Of("us-east-1", null));

    private sealed class NothingIsSent : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => throw new InvalidOperationException("it was sent");
    }

    private sealed class Answers(HttpStatusCode status) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            request.Headers.GetValues(Proving.Header).ShouldBe(["about"]);
            return Task.FromResult(new HttpResponseMessage(status) { Content = new StringContent("<ErrorResponse/>") });
        }
    }
}
