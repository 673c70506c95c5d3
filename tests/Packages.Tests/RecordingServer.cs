using System.Collections.Concurrent;
using System.Collections.Specialized;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Delightful.Packages.Tests;

sealed record Recorded(string Method, string Path, NameValueCollection Headers, string Body);

sealed record Reply(int Status, string Body = "", IReadOnlyDictionary<string, string>? Headers = null);

/// <summary>A web server on a free local port that keeps every request and answers as it is told.</summary>
sealed class RecordingServer : IAsyncDisposable
{
    readonly HttpListener _listener = new();
    readonly ConcurrentQueue<Recorded> _requests = new();
    readonly Func<Recorded, int, CancellationToken, Task<Reply>> _answer;
    readonly CancellationTokenSource _stop = new();
    readonly Task _loop;
    int _count;

    public RecordingServer(Func<Recorded, int, CancellationToken, Task<Reply>> answer)
    {
        _answer = answer;
        Port = FreePort();
        _listener.Prefixes.Add($"http://127.0.0.1:{Port}/");
        _listener.Start();
        _loop = Task.Run(ListenAsync);
    }

    public RecordingServer(params Reply[] replies)
        : this((_, index, _) => Task.FromResult(replies[Math.Min(index, replies.Length - 1)]))
    {
    }

    public int Port { get; }

    public string Url => $"http://127.0.0.1:{Port}";

    public IReadOnlyList<Recorded> Requests => [.. _requests];

    public static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _loop;
        _stop.Dispose();
    }

    async Task ListenAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                var context = await _listener.GetContextAsync();
                _ = AnswerAsync(context);
            }
            catch (Exception stopped) when (stopped is HttpListenerException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    async Task AnswerAsync(HttpListenerContext context)
    {
        try
        {
            using var reader = new StreamReader(context.Request.InputStream, Encoding.UTF8);
            var request = new Recorded(
                context.Request.HttpMethod, context.Request.RawUrl!, context.Request.Headers, await reader.ReadToEndAsync());
            _requests.Enqueue(request);
            var reply = await _answer(request, Interlocked.Increment(ref _count) - 1, _stop.Token);
            context.Response.StatusCode = reply.Status;
            foreach (var (name, value) in reply.Headers ?? new Dictionary<string, string>())
                context.Response.Headers[name] = value;
            await context.Response.OutputStream.WriteAsync(Encoding.UTF8.GetBytes(reply.Body));
            context.Response.Close();
        }
        catch (OperationCanceledException)
        {
            context.Response.Abort();
        }
    }
}
