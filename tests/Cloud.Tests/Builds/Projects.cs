using System.Net.Http.Headers;
using System.Text.Json.Nodes;

namespace Delightful.Cloud.Tests.Building;

/// <summary>Build projects in the cloud, made as Terraform makes them.</summary>
internal sealed class Projects(CloudFixture cloud)
{
    public async Task<string> CreateAsync(string buildspec)
    {
        var name = cloud.NewName("project");
        await CallAsync("CreateProject", new JsonObject
        {
            ["name"] = name,
            ["source"] = new JsonObject { ["type"] = "NO_SOURCE", ["buildspec"] = buildspec },
            ["artifacts"] = new JsonObject { ["type"] = "NO_ARTIFACTS" },
            ["environment"] = new JsonObject
            {
                ["type"] = "LINUX_CONTAINER",
                ["image"] = "aws/codebuild/standard:7.0",
                ["computeType"] = "BUILD_GENERAL1_SMALL",
            },
            ["serviceRole"] = "arn:aws:iam::123456789012:role/build",
        });
        return name;
    }

    public Task StopAsync(string build) => CallAsync("StopBuild", new JsonObject { ["id"] = build });

    private async Task CallAsync(string operation, JsonObject body)
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, cloud.Cloud.Endpoint);
        request.Headers.TryAddWithoutValidation(
            "Authorization", "AWS4-HMAC-SHA256 Credential=test/20260101/us-east-1/codebuild/aws4_request, SignedHeaders=host, Signature=test");
        request.Headers.Add("X-Amz-Target", $"CodeBuild_20161006.{operation}");
        request.Content = new StringContent(body.ToJsonString(), new MediaTypeHeaderValue("application/x-amz-json-1.1"));
        using var response = await http.SendAsync(request);
        response.IsSuccessStatusCode.ShouldBeTrue(await response.Content.ReadAsStringAsync());
    }
}
