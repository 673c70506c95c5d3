using System.Collections.Concurrent;
using System.Net;
using Delightful.Local.Gateway;

namespace Delightful.Infrastructure.Tests.Builds;

/// <summary>An endpoint that answers each operation as it is told, in order and the last answer for ever, and remembers what it was asked.</summary>
internal sealed class AnsweringAws : IAsyncDisposable
{
    /// <summary>A call that is carried out or not: nothing of the answer arrives.</summary>
    public static readonly (int Status, string Body) Lost = (0, "");

    /// <summary>A failure of which nothing is said.</summary>
    public static readonly (int Status, string Body) Empty = (500, "");

    /// <summary>AWS says so with 400, which no client but its own repeats.</summary>
    public static readonly (int Status, string Body) Throttled = (400, """{"__type":"ThrottlingException","message":"Rate exceeded"}""");

    private readonly HttpListener _listener = new();
    private readonly Dictionary<string, Queue<(int Status, string Body)>> _answers;
    private readonly Task _answering;

    public AnsweringAws(params (string Operation, (int Status, string Body)[] Answers)[] answers)
    {
        _answers = answers.ToDictionary(a => a.Operation, a => new Queue<(int, string)>(a.Answers));
        _listener.Prefixes.Add($"{Url}/");
        _listener.Start();
        _answering = AnswerAsync();
    }

    public string Url { get; } = $"http://127.0.0.1:{FreePort.Take()}";

    /// <summary>What was asked, in order.</summary>
    public ConcurrentQueue<(string Operation, string Body)> Asked { get; } = [];

    public static (int Status, string Body) Ok(string body) => (200, body);

    public async ValueTask DisposeAsync()
    {
        _listener.Close();
        await _answering;
    }

    private async Task AnswerAsync()
    {
        while (true)
        {
            HttpListenerContext call;
            try
            {
                call = await _listener.GetContextAsync();
            }
            catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
            {
                return;
            }
            using var reader = new StreamReader(call.Request.InputStream);
            var body = await reader.ReadToEndAsync();
            var operation = call.Request.Headers["x-amz-target"]?.Split('.')[^1] ?? body.Split('&').First(p => p.StartsWith("Action=", StringComparison.Ordinal))["Action=".Length..];
            Asked.Enqueue((operation, body));
            var answers = _answers[operation];
            var (status, text) = answers.Count > 1 ? answers.Dequeue() : answers.Peek();
            if (status == 0)
            {
                call.Response.Abort();
                continue;
            }
            call.Response.StatusCode = status;
            await using var writer = new StreamWriter(call.Response.OutputStream);
            await writer.WriteAsync(text);
        }
    }
}
