using System.Text.Json.Nodes;
using Delightful.Local.Lambda.Instances;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Delightful.Local.Lambda.Urls;

/// <summary>
/// Function URLs: an address for each function that has one. One with AuthType AWS_IAM takes signed requests only; whose
/// signature it is is read from its key, and the signature itself is not verified.
/// </summary>
sealed class FunctionUrls(FunctionUrlBook urls, FunctionHost host, MotoClient moto, TimeProvider clock) : IEndpoints, IAwsBehaviour
{
    const int LargestBody = 6 * 1024 * 1024;

    public void Map(IEndpointRouteBuilder routes) => routes.Map($"{FunctionUrlBook.Root}/{{function}}/{{**path}}", async http =>
    {
        if (await BodyAsync(http.Request) is { } body)
            await CallAsync(http, body, isSigned: false, http.RequestAborted);
        else
            await FunctionUrlAnswer.RefuseAsync(http.Response, 413, "Request Entity Too Large", http.RequestAborted);
    });

    public bool Owns(AwsRequest request) => FunctionOf(request.Http) is not null;

    public Task AnswerAsync(AwsRequest request, CancellationToken ct) => CallAsync(request.Http, request.Body, isSigned: true, ct);

    async Task CallAsync(HttpContext http, ReadOnlyMemory<byte> body, bool isSigned, CancellationToken ct)
    {
        var function = FunctionOf(http)!;
        var authType = await urls.AuthTypeAsync(function, ct);
        if (authType is null || (authType == "AWS_IAM" && !isSigned))
        {
            await FunctionUrlAnswer.RefuseAsync(http.Response, 403, "Forbidden", ct);
            return;
        }
        var caller = authType == "AWS_IAM" ? await CallerAsync(http.Request, ct) : null;
        var payload = FunctionUrlRequest.Payload(http, function, body, caller, clock.GetUtcNow());
        var (requestId, result) = await host.InvokeAsync(function, payload, ct);
        http.Response.Headers["x-amzn-RequestId"] = requestId;
        await FunctionUrlAnswer.WriteAsync(http.Response, result, ct);
    }

    async Task<JsonObject> CallerAsync(HttpRequest request, CancellationToken ct)
    {
        var key = request.Headers.Authorization.ToString().Split("Credential=")[1].Split('/')[0];
        var identity = (await moto.QueryAsync("sts", "GetCallerIdentity", new Dictionary<string, string>(), ct, key)).Descendants().ToList();
        string Of(string name) => identity.First(e => e.Name.LocalName == name).Value;
        return new JsonObject
        {
            ["accessKey"] = key,
            ["accountId"] = Of("Account"),
            ["callerId"] = Of("UserId"),
            ["userArn"] = Of("Arn"),
            ["userId"] = Of("UserId"),
        };
    }

    static string? FunctionOf(HttpContext http) =>
        http.Request.Path.Value?.Split('/') is ["", "_url", { Length: > 0 } function, ..] ? function : null;

    /// <summary>Null when it is larger than Lambda takes.</summary>
    static async Task<byte[]?> BodyAsync(HttpRequest request)
    {
        using var body = new MemoryStream();
        var buffer = new byte[16 * 1024];
        for (int read; (read = await request.Body.ReadAsync(buffer, request.HttpContext.RequestAborted)) > 0;)
        {
            if (body.Length + read > LargestBody)
                return null;
            body.Write(buffer, 0, read);
        }
        return body.ToArray();
    }
}
