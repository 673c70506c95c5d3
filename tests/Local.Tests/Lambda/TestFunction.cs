using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;

namespace Delightful.Local.Tests.Lambda;

/// <summary>Deploys Functions/test-function under a name of the test's own.</summary>
static class TestFunction
{
    const string EmptyZip = "UEsFBgAAAAAAAAAAAAAAAAAAAAAAAA==";

    public static async Task Create(LocalCloud cloud, string name, int timeout = 10, string? environment = null)
    {
        var moto = cloud.Services.GetRequiredService<MotoClient>();
        await moto.QueryAsync("iam", "CreateRole", new Dictionary<string, string> { ["RoleName"] = name, ["AssumeRolePolicyDocument"] = """{"Version":"2012-10-17","Statement":[]}""" }, CancellationToken.None);
        await moto.RestAsync(HttpMethod.Post, "lambda", "/2015-03-31/functions", new()
        {
            ["FunctionName"] = name,
            ["Handler"] = "test-function",
            ["Runtime"] = "provided.al2023",
            ["Role"] = $"arn:aws:iam::{LocalCloudOptions.Account}:role/{name}",
            ["Code"] = new JsonObject { ["ZipFile"] = EmptyZip },
            ["Timeout"] = timeout,
            ["Environment"] = new JsonObject { ["Variables"] = new JsonObject { ["GREETING"] = "hello", [environment ?? "UNUSED"] = "1" } },
        }, CancellationToken.None);
    }

    /// <summary>Invokes it synchronously: the answer and the error header.</summary>
    public static async Task<(JsonNode Payload, string? Error)> Invoke(LocalCloud cloud, string name, string payload)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(cloud.Endpoint, $"2015-03-31/functions/{name}/invocations"));
        request.Headers.TryAddWithoutValidation("Authorization", "AWS4-HMAC-SHA256 Credential=test/20200101/us-east-1/lambda/aws4_request, SignedHeaders=host, Signature=test");
        request.Content = new StringContent(payload, Encoding.UTF8, "application/json");
        using var http = new HttpClient();
        using var response = await http.SendAsync(request);
        response.EnsureSuccessStatusCode();
        return (JsonNode.Parse(await response.Content.ReadAsStringAsync())!, response.Headers.TryGetValues("X-Amz-Function-Error", out var error) ? error.Single() : null);
    }
}
