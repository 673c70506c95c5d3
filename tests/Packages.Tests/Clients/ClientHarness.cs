using System.Text.Json;
using Amazon.Runtime;

namespace Delightful.Packages.Tests.Clients;

/// <summary>Settings that point a client at a local server with made-up credentials.</summary>
static class ClientHarness
{
    public static readonly AWSCredentials Credentials = new BasicAWSCredentials("test", "test");

    public static T At<T>(this T config, string url)
        where T : ClientConfig
    {
        config.ServiceURL = url;
        config.AuthenticationRegion = "us-east-1";
        return config;
    }

    public static JsonElement Json(this Recorded request) => JsonDocument.Parse(request.Body).RootElement;

    /// <summary>The request was signed for the service and named the operation as AWS expects.</summary>
    public static void ShouldCall(this Recorded request, string target, string signedFor, string version = "1.1")
    {
        request.Method.ShouldBe("POST");
        request.Path.ShouldBe("/");
        request.Headers["X-Amz-Target"].ShouldBe(target);
        request.Headers["Content-Type"].ShouldBe($"application/x-amz-json-{version}");
        request.Headers["X-Amz-Date"].ShouldNotBeNullOrEmpty();
        request.Headers["Authorization"]!.ShouldStartWith("AWS4-HMAC-SHA256 Credential=test/");
        request.Headers["Authorization"]!.ShouldContain($"/us-east-1/{signedFor}/aws4_request");
    }
}
