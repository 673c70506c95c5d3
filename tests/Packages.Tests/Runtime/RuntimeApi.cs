using System.Collections.Concurrent;

namespace Delightful.Packages.Tests.Runtime;

/// <summary>A Lambda Runtime API over real HTTP, under a path as the local cloud serves it: hands out events and keeps what comes back.</summary>
sealed class RuntimeApi : IAsyncDisposable
{
    public const string TraceId = "Root=1-5bef4de7-ad49b0e87f6ef6c87fc2e700";

    readonly ConcurrentQueue<string> _events = new();
    readonly RecordingServer _server;
    int _next;

    public RuntimeApi(params string[] events)
    {
        foreach (var one in events)
            _events.Enqueue(one);
        _server = new RecordingServer(AnswerAsync);
    }

    public string Endpoint => $"127.0.0.1:{_server.Port}/_runtime/one";

    public DateTimeOffset Deadline { get; } = DateTimeOffset.UtcNow.AddSeconds(30);

    public int ResponseStatus { get; init; } = 202;

    public IReadOnlyList<Recorded> Posts => [.. _server.Requests.Where(request => request.Method == "POST")];

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    /// <summary>Waits until so many answers have come back.</summary>
    public async Task<IReadOnlyList<Recorded>> PostsAsync(int count)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (Posts.Count < count)
            await Task.Delay(10, patience.Token);
        return Posts;
    }

    async Task<Reply> AnswerAsync(Recorded request, int index, CancellationToken cancellationToken)
    {
        if (request.Method == "POST")
            return new Reply(ResponseStatus, "{}");
        if (!_events.TryDequeue(out var body))
            await Task.Delay(Timeout.Infinite, cancellationToken);
        return new Reply(200, body!, new Dictionary<string, string>
        {
            ["Lambda-Runtime-Aws-Request-Id"] = $"request-{Interlocked.Increment(ref _next)}",
            ["Lambda-Runtime-Deadline-Ms"] = Deadline.ToUnixTimeMilliseconds().ToString(),
            ["Lambda-Runtime-Invoked-Function-Arn"] = "arn:aws:lambda:us-east-1:123456789012:function:orders",
            ["Lambda-Runtime-Trace-Id"] = TraceId,
        });
    }
}
