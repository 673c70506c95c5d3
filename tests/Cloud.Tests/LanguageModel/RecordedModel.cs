using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Amazon.BedrockRuntime;
using Amazon.Runtime;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;

namespace Delightful.Cloud.Tests.LanguageModel;

/// <summary>
/// Bedrock's Converse API over HTTP, with an answer that was written down in place of a model. It takes a request only
/// with a right signature, a text question and the bounds of its answer, as Bedrock does.
/// </summary>
internal sealed class RecordedModel : IAsyncDisposable
{
    public const string Arn = "arn:aws:bedrock:us-east-1::foundation-model/amazon.example-lite-v1:0";

    private readonly WebApplication _app;
    private readonly ConcurrentQueue<JsonObject> _asked = new();

    private RecordedModel(WebApplication app) => _app = app;

    /// <summary>Every question that was taken.</summary>
    public IReadOnlyList<JsonObject> Asked => [.. _asked];

    public Uri Address => new(_app.Urls.Single());

    /// <param name="answer">Status, error code and body of each answer, from 1.</param>
    /// <param name="delay">How long the model thinks.</param>
    public static async Task<RecordedModel> StartAsync(Func<int, (int Status, string? Error, string Body)> answer, TimeSpan delay = default)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Logging.ClearProviders();
        var model = new RecordedModel(builder.Build());
        model._app.Run(async http =>
        {
            using var body = new MemoryStream();
            await http.Request.Body.CopyToAsync(body);
            var said = Refusal(http.Request, body.ToArray());
            if (said is null)
            {
                model._asked.Enqueue(JsonNode.Parse(body.ToArray())!.AsObject());
                var turn = model._asked.Count;
                await Task.Delay(delay, http.RequestAborted);
                said = answer(turn);
            }
            http.Response.StatusCode = said.Value.Status;
            http.Response.ContentType = "application/json";
            if (said.Value.Error is { } error)
                http.Response.Headers["x-amzn-ErrorType"] = error + ":";
            await http.Response.WriteAsync(said.Value.Body);
        });
        await model._app.StartAsync();
        return model;
    }

    /// <summary>A model that says this, in the shape of Converse.</summary>
    public static Task<RecordedModel> SayingAsync(string text) => StartAsync(_ => (200, null, Converse(text)));

    public static string Converse(string text, string stopReason = "end_turn") => new JsonObject
    {
        ["output"] = new JsonObject { ["message"] = new JsonObject { ["role"] = "assistant", ["content"] = new JsonArray(new JsonObject { ["text"] = text }) } },
        ["stopReason"] = stopReason,
        ["usage"] = new JsonObject { ["inputTokens"] = 1000, ["outputTokens"] = 100, ["totalTokens"] = 1100 },
        ["metrics"] = new JsonObject { ["latencyMs"] = 12 },
    }.ToJsonString();

    public IAmazonBedrockRuntime Client(string secret = "test") => new AmazonBedrockRuntimeClient(
        new BasicAWSCredentials("test", secret), new AmazonBedrockRuntimeConfig { ServiceURL = Address.ToString(), AuthenticationRegion = "us-east-1", MaxErrorRetry = 1 });

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync(new CancellationToken(canceled: true));
        await _app.DisposeAsync();
    }

    private static (int Status, string? Error, string Body)? Refusal(HttpRequest request, byte[] body)
    {
        (int Status, string? Error, string Body) No(int status, string error) => (status, error, $$"""{"message":"{{error}}"}""");
        if (!SignatureCheck.IsSigned(request, body, "test", "bedrock"))
            return No(403, "InvalidSignatureException");
        if (request.Method != "POST" || request.HttpContext.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget != $"/model/{Uri.EscapeDataString(Arn)}/converse")
            return No(404, "ResourceNotFoundException");
        var question = JsonNode.Parse(Encoding.UTF8.GetString(body));
        return question?["messages"]?[0]?["role"]?.GetValue<string>() == "user" && question["inferenceConfig"]?["maxTokens"]?.GetValue<int>() > 0
            ? null
            : No(400, "ValidationException");
    }
}
