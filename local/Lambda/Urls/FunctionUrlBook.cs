using System.Text.Json.Nodes;
using Delightful.Local.Lambda.Functions;

namespace Delightful.Local.Lambda.Urls;

/// <summary>Which functions have a URL, and who may call it. moto keeps the settings; the address is of this cloud.</summary>
sealed class FunctionUrlBook(MotoClient moto, LocalCloudOptions options)
{
    const string Api = "/2021-10-31/functions";

    /// <summary>Under which path of the cloud's port the URLs are.</summary>
    public const string Root = "/_url";

    public Uri AddressOf(string function) => new(options.Endpoint, $"{Root}/{function}/");

    /// <summary>NONE or AWS_IAM; null for a function without a URL.</summary>
    public async Task<string?> AuthTypeAsync(string function, CancellationToken ct)
    {
        try
        {
            return (string?)(await ConfigureAsync(HttpMethod.Get, function, null, ct))["AuthType"];
        }
        catch (AwsException e) when (e.Status == 404)
        {
            return null;
        }
    }

    /// <summary>A call of the URL configuration API, with the address that is true here.</summary>
    public async Task<JsonNode> ConfigureAsync(HttpMethod method, string nameOrArn, JsonObject? settings, CancellationToken ct)
    {
        var function = FunctionName.Of(nameOrArn);
        var answer = await moto.RestAsync(method, "lambda", $"{Api}/{Uri.EscapeDataString(function)}/url", settings, ct);
        if (answer["FunctionUrl"] is not null)
            answer["FunctionUrl"] = AddressOf(function).ToString();
        return answer;
    }

    /// <summary>The function of a path of the URL configuration API; null for any other path.</summary>
    public static string? FunctionOf(string? path) =>
        path?.Split('/') is ["", "2021-10-31", "functions", var name, "url"] ? Uri.UnescapeDataString(name) : null;
}
