using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Delightful.Local.EventBridge;

/// <summary>The last events of every bus with the rules they matched, at GET /_events?since=SEQUENCE.</summary>
sealed class EventLog : IEndpoints
{
    const int Kept = 5000;

    readonly Lock gate = new();
    readonly Queue<LoggedEvent> events = new();
    long sequence;

    public void Add(BusEvent accepted, IReadOnlyList<string> rules, string? fault)
    {
        lock (gate)
        {
            events.Enqueue(new LoggedEvent(++sequence, accepted, rules, fault));
            if (events.Count > Kept)
                events.Dequeue();
        }
    }

    /// <summary>What came after a sequence number, oldest first.</summary>
    public IReadOnlyList<LoggedEvent> Since(long since)
    {
        lock (gate)
            return [.. events.Where(e => e.Sequence > since)];
    }

    public void Map(IEndpointRouteBuilder routes) => routes.MapGet("/_events", (HttpContext http) =>
    {
        var since = long.TryParse(http.Request.Query["since"], out var number) ? number : 0;
        var found = Since(since);
        http.Response.ContentType = "application/json";
        return http.Response.WriteAsync(new JsonObject
        {
            ["next"] = found.Count == 0 ? since : found[^1].Sequence,
            ["events"] = new JsonArray([.. found.Select(e => e.ToJson())]),
        }.ToJsonString(), http.RequestAborted);
    });
}
