using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Delightful.Local.Lambda.Instances;

/// <summary>The Lambda Runtime API, at an address of its own for each process.</summary>
sealed class RuntimeApi(InstanceStarter instances) : IEndpoints
{
    const string Base = "/_runtime/{instance}/2018-06-01/runtime";

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet($"{Base}/invocation/next", NextAsync);
        routes.MapPost($"{Base}/invocation/{{request}}/response", http => AnswerAsync(http, failed: false));
        routes.MapPost($"{Base}/invocation/{{request}}/error", http => AnswerAsync(http, failed: true));
        routes.MapPost($"{Base}/init/error", InitErrorAsync);
    }

    async Task NextAsync(HttpContext http)
    {
        if (Instance(http) is not { } instance)
            return;
        var invocation = await instance.NextAsync(http.RequestAborted);
        var headers = http.Response.Headers;
        headers["Lambda-Runtime-Aws-Request-Id"] = invocation.RequestId;
        headers["Lambda-Runtime-Deadline-Ms"] = invocation.Deadline.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
        headers["Lambda-Runtime-Invoked-Function-Arn"] = instance.Function.Arn;
        headers["Lambda-Runtime-Trace-Id"] = $"Root=1-{invocation.Deadline.ToUnixTimeSeconds():x8}-{invocation.RequestId.Replace("-", "")[..24]};Sampled=0";
        http.Response.ContentType = "application/json";
        http.Response.ContentLength = invocation.Payload.Length;
        await http.Response.Body.WriteAsync(invocation.Payload, http.RequestAborted);
    }

    async Task AnswerAsync(HttpContext http, bool failed)
    {
        if (Instance(http) is not { } instance)
            return;
        var payload = await BodyAsync(http);
        var known = instance.Answer((string)http.Request.RouteValues["request"]!, new InvocationResult(payload, failed ? "Unhandled" : null));
        http.Response.StatusCode = known ? 202 : 400;
        await http.Response.WriteAsync(known ? """{"status":"OK"}""" : """{"errorType":"InvalidRequestID","errorMessage":"Invalid request ID"}""", http.RequestAborted);
    }

    async Task InitErrorAsync(HttpContext http)
    {
        if (Instance(http) is not { } instance)
            return;
        instance.InitFailed(await BodyAsync(http));
        http.Response.StatusCode = 202;
    }

    FunctionInstance? Instance(HttpContext http)
    {
        var instance = instances.Find((string)http.Request.RouteValues["instance"]!);
        if (instance is null)
            http.Response.StatusCode = 410;
        return instance;
    }

    static async Task<byte[]> BodyAsync(HttpContext http)
    {
        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body, http.RequestAborted);
        return body.ToArray();
    }
}
