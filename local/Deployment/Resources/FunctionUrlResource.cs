using System.Text.Json.Nodes;
using Delightful.Local.Lambda.Urls;

namespace Delightful.Local.Deployment.Resources;

/// <summary>moto has the API but not the resource.</summary>
sealed class FunctionUrlResource(FunctionUrlBook urls) : IOwnResource
{
    public string Type => "AWS::Lambda::Url";

    public Task CreateAsync(JsonObject properties, CancellationToken ct) =>
        urls.ConfigureAsync(HttpMethod.Post, (string)properties["TargetFunctionArn"]!, new() { ["AuthType"] = (string)properties["AuthType"]! }, ct);
}
