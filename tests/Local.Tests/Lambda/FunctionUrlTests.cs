using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;

namespace Delightful.Local.Tests.Lambda;

/// <summary>A function with a URL is called by plain HTTP, in payload format 2.0.</summary>
public sealed class FunctionUrlTests(CloudFixture fixture) : IDisposable
{
    readonly LocalCloud cloud = fixture.Cloud;
    readonly HttpClient http = new();

    public void Dispose() => http.Dispose();

    [Fact]
    public async Task A_request_arrives_as_it_was_sent_with_its_headers_in_lower_case()
    {
        var address = await Give("url-plain", "NONE");
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(address, "a/b%20c?x=1&x=2&y=z")) { Content = new StringContent("{\"é\":1}", Encoding.UTF8, "application/json") };
        request.Headers.TryAddWithoutValidation("X-One", "One");

        var seen = await Echo(request);

        ((string?)seen["version"]).ShouldBe("2.0");
        ((string?)seen["rawPath"]).ShouldBe("/a/b%20c");
        ((string?)seen["rawQueryString"]).ShouldBe("x=1&x=2&y=z");
        ((string?)seen["queryStringParameters"]!["x"]).ShouldBe("1,2");
        ((string?)seen["headers"]!["x-one"]).ShouldBe("One");
        ((string?)seen["body"]).ShouldBe("{\"é\":1}");
        ((bool)seen["isBase64Encoded"]!).ShouldBeFalse();
        ((string?)seen["requestContext"]!["http"]!["method"]).ShouldBe("POST");
        ((string?)seen["requestContext"]!["accountId"]).ShouldBe("anonymous");
        seen["requestContext"]!["authorizer"].ShouldBeNull();
    }

    [Fact]
    public async Task A_header_that_is_sent_twice_is_one_with_a_comma()
    {
        var address = await Give("url-twice", "NONE");
        using var client = new TcpClient();
        await client.ConnectAsync(address.Host, address.Port);
        await using var stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"GET {address.AbsolutePath} HTTP/1.1\r\nHost: {address.Authority}\r\nX-Twice: one\r\nx-twice: two\r\nConnection: close\r\n\r\n"));
        using var reader = new StreamReader(stream);

        (await reader.ReadToEndAsync()).ShouldContain("\"x-twice\": \"one,two\"");
    }

    [Fact]
    public async Task A_form_and_what_is_no_text_arrive_as_base64_and_an_empty_body_not_at_all()
    {
        var address = await Give("url-binary", "NONE");

        var form = await Echo(new(HttpMethod.Post, address) { Content = new StringContent("payload=1", Encoding.UTF8, "application/x-www-form-urlencoded") });
        var broken = await Echo(new(HttpMethod.Post, address) { Content = new ByteArrayContent([0xFF, 0xFE]) { Headers = { ContentType = new("application/json") } } });
        var empty = await Echo(new(HttpMethod.Post, address));

        ((bool)form["isBase64Encoded"]!).ShouldBeTrue();
        Encoding.UTF8.GetString(Convert.FromBase64String((string)form["body"]!)).ShouldBe("payload=1");
        Convert.FromBase64String((string)broken["body"]!).ShouldBe([0xFF, 0xFE]);
        empty["body"].ShouldBeNull();
    }

    [Fact]
    public async Task A_function_chooses_status_headers_and_body_and_its_failure_is_an_error_of_the_gateway()
    {
        var address = await Give("url-answers", "NONE");

        var (status, header, body) = await Send(new { @do = "answer", answer = new { statusCode = 404, headers = new Dictionary<string, string> { ["x-why"] = "gone" }, body = "bm8=", isBase64Encoded = true } });
        var (failed, _, said) = await Send(new { @do = "throw", message = "secret detail" });

        status.ShouldBe(HttpStatusCode.NotFound);
        header.ShouldBe("gone");
        body.ShouldBe("no");
        failed.ShouldBe(HttpStatusCode.BadGateway);
        said.ShouldNotContain("secret detail");

        async Task<(HttpStatusCode, string?, string)> Send(object told)
        {
            using var response = await http.PostAsync(address, new StringContent(JsonValue.Create(told)!.ToJsonString(), Encoding.UTF8, "application/json"));
            return (response.StatusCode, response.Headers.TryGetValues("x-why", out var why) ? why.Single() : null, await response.Content.ReadAsStringAsync());
        }
    }

    [Fact]
    public async Task A_function_without_a_URL_and_one_that_wants_a_signature_refuse_a_stranger()
    {
        await TestFunction.Create(cloud, "url-none");
        var signedOnly = await Give("url-iam", "AWS_IAM");

        (await http.GetAsync(new Uri(cloud.Endpoint, "_url/url-none/"))).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await http.GetAsync(signedOnly)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_signed_request_arrives_with_its_caller()
    {
        var address = await Give("url-signed", "AWS_IAM");
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new StringContent("{}", Encoding.UTF8, "application/json") };
        request.Headers.TryAddWithoutValidation("Authorization", "AWS4-HMAC-SHA256 Credential=test/20200101/us-east-1/lambda/aws4_request, SignedHeaders=host, Signature=test");

        var seen = await Echo(request);

        ((string)seen["requestContext"]!["authorizer"]!["iam"]!["userArn"]!).ShouldStartWith("arn:aws:");
        ((string?)seen["requestContext"]!["accountId"]).ShouldBe(LocalCloudOptions.Account);
    }

    [Fact]
    public async Task A_body_larger_than_Lambda_takes_is_refused()
    {
        var address = await Give("url-large", "NONE");

        using var response = await http.PostAsync(address, new ByteArrayContent(new byte[(6 * 1024 * 1024) + 1]));

        response.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
    }

    /// <summary>Through the real command line, so the address is the one that people are told.</summary>
    async Task<Uri> Give(string name, string authType)
    {
        await TestFunction.Create(cloud, name);
        var url = await new Aws(cloud).Run("lambda", "create-function-url-config", "--function-name", name, "--auth-type", authType);
        return new Uri((string)url["FunctionUrl"]!);
    }

    async Task<JsonNode> Echo(HttpRequestMessage request)
    {
        using var response = await http.SendAsync(request);
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        return JsonNode.Parse(await response.Content.ReadAsStringAsync())!["echo"]!;
    }
}
