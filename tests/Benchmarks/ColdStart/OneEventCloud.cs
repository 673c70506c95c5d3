using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Delightful.Benchmarks.ColdStart;

/// <summary>
/// What a function needs for its first event: a Runtime API that has one, and a DynamoDB without items. Serves one
/// process at a time.
/// </summary>
internal sealed class OneEventCloud : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly byte[] _payload;
    private Waiting _waiting = new();

    private OneEventCloud(WebApplication app, byte[] payload) => (_app, _payload) = (app, payload);

    public string Host => new Uri(_app.Urls.Single()).Authority;

    public static async Task<OneEventCloud> StartAsync(byte[] payload)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Logging.ClearProviders();
        var cloud = new OneEventCloud(builder.Build(), payload);
        cloud._app.Run(cloud.AnswerAsync);
        await cloud._app.StartAsync();
        return cloud;
    }

    /// <summary>Hands the event to the process that is started next.</summary>
    public Waiting Expect() => _waiting = new Waiting();

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task AnswerAsync(HttpContext http)
    {
        var path = http.Request.Path.Value!;
        var waiting = _waiting;
        if (path.EndsWith("/invocation/next", StringComparison.Ordinal))
            await NextAsync(http, waiting);
        else if (path.EndsWith("/response", StringComparison.Ordinal))
            Finish(http, () => waiting.Responded.TrySetResult());
        else if (http.Request.Headers["X-Amz-Target"] == "DynamoDB_20120810.GetItem")
            await NothingAsync(http, waiting);
        else
            Finish(http, () => waiting.Responded.TrySetException(new InvalidOperationException($"the function called {path} {http.Request.Headers["X-Amz-Target"]}")));
    }

    private async Task NextAsync(HttpContext http, Waiting waiting)
    {
        if (!waiting.Ready.TrySetResult())
            await Task.Delay(Timeout.Infinite, http.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        http.Response.Headers["Lambda-Runtime-Aws-Request-Id"] = Guid.NewGuid().ToString();
        http.Response.Headers["Lambda-Runtime-Deadline-Ms"] = $"{DateTimeOffset.UtcNow.AddMinutes(1).ToUnixTimeMilliseconds()}";
        http.Response.Headers["Lambda-Runtime-Invoked-Function-Arn"] = "arn:aws:lambda:us-east-1:123456789012:function:delightful-analysis-completed";
        await http.Response.Body.WriteAsync(_payload, http.RequestAborted);
    }

    private static Task NothingAsync(HttpContext http, Waiting waiting)
    {
        waiting.Reads++;
        http.Response.ContentType = "application/x-amz-json-1.0";
        return http.Response.WriteAsync("{}", http.RequestAborted);
    }

    private static void Finish(HttpContext http, Action finish)
    {
        http.Response.StatusCode = StatusCodes.Status202Accepted;
        finish();
    }

    /// <summary>What one process has done so far.</summary>
    internal sealed class Waiting
    {
        /// <summary>Done when it asks for its first event.</summary>
        public TaskCompletionSource Ready { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        /// <summary>Done when it answers it; failed when it does anything else.</summary>
        public TaskCompletionSource Responded { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        /// <summary>How often it read the registry.</summary>
        public int Reads { get; set; }
    }
}
