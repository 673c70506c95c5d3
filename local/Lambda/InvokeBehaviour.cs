using Delightful.Local.Lambda.Functions;
using Delightful.Local.Lambda.Instances;
using Microsoft.AspNetCore.Http;

namespace Delightful.Local.Lambda;

/// <summary>The Invoke API. A function that fails is an answer with status 200 and X-Amz-Function-Error.</summary>
sealed class InvokeBehaviour(FunctionCatalogue catalogue, FunctionHost host, IFunctionInvoker async) : IAwsBehaviour
{
    public bool Owns(AwsRequest request) =>
        request.Service == "lambda" && request.Http.Request.Method == "POST" && Name(request) is not null;

    public async Task AnswerAsync(AwsRequest request, CancellationToken ct)
    {
        var response = request.Http.Response;
        var function = await catalogue.GetAsync(Name(request)!, ct);
        switch (request.Http.Request.Headers["X-Amz-Invocation-Type"].ToString())
        {
            case "DryRun":
                response.StatusCode = 204;
                break;
            case "Event":
                await async.InvokeAsync(function.Name, request.Body, ct);
                response.StatusCode = 202;
                break;
            default:
                await RunAsync(function, request, response, ct);
                break;
        }
    }

    async Task RunAsync(FunctionDefinition function, AwsRequest request, HttpResponse response, CancellationToken ct)
    {
        var (requestId, result) = await host.InvokeAsync(function.Name, request.Body.IsEmpty ? "{}"u8.ToArray() : request.Body, ct);
        response.Headers["x-amzn-RequestId"] = requestId;
        response.Headers["X-Amz-Executed-Version"] = "$LATEST";
        if (result.FunctionError is { } error)
            response.Headers["X-Amz-Function-Error"] = error;
        response.ContentType = "application/json";
        await response.Body.WriteAsync(result.Payload, ct);
    }

    static string? Name(AwsRequest request) =>
        request.Http.Request.Path.Value?.Split('/') is [_, _, "functions", var name, "invocations"] ? Uri.UnescapeDataString(name) : null;
}
