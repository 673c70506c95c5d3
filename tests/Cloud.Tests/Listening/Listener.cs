using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Amazon.Runtime;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Delightful.Cloud.Tests.Listening;

/// <summary>A real server on a port of its own that writes down what it is asked and answers as a test says.</summary>
internal sealed class Listener : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<Heard> _heard = new();

    private Listener(WebApplication app) => _app = app;

    public IReadOnlyList<Heard> Heard => [.. _heard];

    public Uri Address => new(_app.Urls.Single() + "/");

    /// <param name="answer">What to answer, given what was asked and the how-manieth question it is, from 1.</param>
    public static async Task<Listener> StartAsync(Func<Heard, int, Answer> answer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Logging.ClearProviders();
        var listener = new Listener(builder.Build());
        listener._app.Run(async http =>
        {
            var heard = await ReadAsync(http.Request);
            listener._heard.Enqueue(heard);
            await answer(heard, listener._heard.Count).WriteAsync(http);
        });
        await listener._app.StartAsync();
        return listener;
    }

    /// <summary>A client's configuration for this listener.</summary>
    public T Pointing<T>(T config) where T : ClientConfig
    {
        config.ServiceURL = Address.ToString();
        config.AuthenticationRegion = "us-east-1";
        return config;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    private static async Task<Heard> ReadAsync(HttpRequest request)
    {
        using var reader = new StreamReader(request.Body, Encoding.UTF8);
        var body = await reader.ReadToEndAsync();
        return new Heard(
            request.Method,
            request.Path + request.QueryString,
            request.Headers["X-Amz-Target"].ToString().Split('.')[^1],
            request.Headers.ToDictionary(h => h.Key, h => h.Value.ToString(), StringComparer.OrdinalIgnoreCase),
            body);
    }
}

/// <summary>One question as it arrived.</summary>
internal sealed record Heard(string Method, string Path, string Operation, IReadOnlyDictionary<string, string> Headers, string Body)
{
    public JsonObject? Json
    {
        get
        {
            try
            {
                return JsonNode.Parse(Body) as JsonObject;
            }
            catch (JsonException)
            {
                return null;
            }
        }
    }
}

/// <summary>What to answer.</summary>
internal sealed record Answer(int Status, string Body, string ContentType, params (string Name, string Value)[] Headers)
{
    public static Answer Json(string body, int status = 200, params (string, string)[] headers) => new(status, body, "application/json", headers);

    /// <summary>An error as an AWS JSON service gives it.</summary>
    public static Answer Error(string code, string message) =>
        Json(new JsonObject { ["__type"] = code, ["message"] = message }.ToJsonString(), 400);

    public async Task WriteAsync(HttpContext http)
    {
        http.Response.StatusCode = Status;
        http.Response.ContentType = ContentType;
        foreach (var (name, value) in Headers)
            http.Response.Headers[name] = value;
        await http.Response.WriteAsync(Body);
    }
}
