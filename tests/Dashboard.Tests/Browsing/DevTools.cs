using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Text.Json.Nodes;

namespace Delightful.Dashboard.Tests.Browsing;

/// <summary>Calls and events of the DevTools protocol over its one socket.</summary>
sealed class DevTools : IAsyncDisposable
{
    readonly ClientWebSocket socket = new();
    readonly SemaphoreSlim sending = new(1);
    readonly ConcurrentDictionary<int, TaskCompletionSource<JsonObject>> calls = new();
    Task receiving = Task.CompletedTask;
    int number;

    /// <summary>Told of each event, with the session it belongs to.</summary>
    public event Action<string, string, JsonObject>? Happened;

    public static async Task<DevTools> ConnectAsync(Uri address)
    {
        var devTools = new DevTools();
        await devTools.socket.ConnectAsync(address, CancellationToken.None);
        devTools.receiving = Task.Run(devTools.ReceiveAsync);
        return devTools;
    }

    public async Task<JsonObject> CallAsync(string method, JsonObject? parameters = null, string? session = null)
    {
        var id = Interlocked.Increment(ref number);
        var answer = calls[id] = new(TaskCreationOptions.RunContinuationsAsynchronously);
        var call = new JsonObject { ["id"] = id, ["method"] = method, ["params"] = parameters ?? [] };
        if (session is not null)
            call["sessionId"] = session;
        await sending.WaitAsync();
        try
        {
            await socket.SendAsync(System.Text.Encoding.UTF8.GetBytes(call.ToJsonString()), WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);
        }
        finally
        {
            sending.Release();
        }
        return await answer.Task.WaitAsync(TimeSpan.FromSeconds(30));
    }

    public async ValueTask DisposeAsync()
    {
        socket.Abort();
        await receiving;
        socket.Dispose();
        sending.Dispose();
    }

    async Task ReceiveAsync()
    {
        var (buffer, message) = (new byte[64 * 1024], new MemoryStream());
        try
        {
            while (true)
            {
                message.SetLength(0);
                ValueWebSocketReceiveResult part;
                do
                {
                    part = await socket.ReceiveAsync(buffer.AsMemory(), CancellationToken.None);
                    message.Write(buffer, 0, part.Count);
                }
                while (!part.EndOfMessage);
                Take(JsonNode.Parse(message.ToArray())!.AsObject());
            }
        }
        catch (Exception error) when (error is WebSocketException or OperationCanceledException or ObjectDisposedException)
        {
            foreach (var call in calls.Values)
                call.TrySetException(error);
        }
    }

    void Take(JsonObject message)
    {
        if (message["id"] is { } id)
        {
            if (!calls.TryRemove((int)id, out var call))
                return;
            if (message["error"] is { } error)
                call.SetException(new InvalidOperationException((string?)error["message"]));
            else
                call.SetResult(message["result"]!.AsObject());
        }
        else
        {
            Happened?.Invoke((string?)message["sessionId"] ?? "", (string)message["method"]!, message["params"]?.AsObject() ?? []);
        }
    }
}
