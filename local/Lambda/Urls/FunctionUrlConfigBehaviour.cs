using System.Text.Json.Nodes;

namespace Delightful.Local.Lambda.Urls;

/// <summary>The URL configuration API: moto's answers with an address that can be called.</summary>
sealed class FunctionUrlConfigBehaviour(FunctionUrlBook urls) : IAwsBehaviour
{
    public bool Owns(AwsRequest request) => request.Service == "lambda" && FunctionUrlBook.FunctionOf(request.Http.Request.Path.Value) is not null;

    public async Task AnswerAsync(AwsRequest request, CancellationToken ct)
    {
        var method = HttpMethod.Parse(request.Http.Request.Method);
        var settings = request.Body.IsEmpty ? null : JsonNode.Parse(request.Body.Span)!.AsObject();
        var answer = await urls.ConfigureAsync(method, FunctionUrlBook.FunctionOf(request.Http.Request.Path.Value)!, settings, ct);
        var response = request.Http.Response;
        response.StatusCode = method == HttpMethod.Post ? 201 : method == HttpMethod.Delete ? 204 : 200;
        if (response.StatusCode == 204)
            return;
        response.ContentType = "application/json";
        await response.Body.WriteAsync(System.Text.Encoding.UTF8.GetBytes(answer.ToJsonString()), ct);
    }
}
