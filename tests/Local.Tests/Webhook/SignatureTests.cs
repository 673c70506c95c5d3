using System.Net;
using System.Security.Cryptography;
using System.Text;
using Delightful.Local.Tests.Recorders;

namespace Delightful.Local.Tests.Webhook;

public sealed class SignatureTests(RecorderHost host) : IClassFixture<RecorderHost>
{
    static readonly byte[] Key = Convert.FromBase64String("bm90LWEtc2VjcmV0LW9uLXRoaXMtbWFjaGluZQ==");

    [Theory]
    [InlineData(0, "{}", HttpStatusCode.NoContent)]
    [InlineData(0, "{ }", HttpStatusCode.Unauthorized)]
    [InlineData(-301, "{}", HttpStatusCode.BadRequest)]
    [InlineData(301, "{}", HttpStatusCode.BadRequest)]
    public async Task A_request_is_taken_when_its_signature_is_good_and_its_time_is_now(int secondsOff, string body, HttpStatusCode expected)
    {
        var time = DateTimeOffset.UtcNow.AddSeconds(secondsOff + Math.Sign(secondsOff)).ToUnixTimeSeconds();
        var signature = Convert.ToBase64String(HMACSHA256.HashData(Key, Encoding.UTF8.GetBytes($"msg_1.{time}.{{}}")));
        using var request = new HttpRequestMessage(HttpMethod.Post, "/_webhook") { Content = new StringContent(body) };
        request.Headers.Add("webhook-id", "msg_1");
        request.Headers.Add("webhook-timestamp", $"{time}");
        request.Headers.Add("webhook-signature", $"v1,{signature}");

        (await host.Client.SendAsync(request)).StatusCode.ShouldBe(expected);
    }
}
