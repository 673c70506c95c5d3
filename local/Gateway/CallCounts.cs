using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Delightful.Local.Gateway;

/// <summary>
/// How often each operation was called, by whose program: what AWS would count, and charge for. Runs of functions are
/// among them, with the time they took. At GET /_calls.
/// </summary>
public sealed class CallCounts : IEndpoints
{
    readonly ConcurrentDictionary<(string Key, string Program, string Service, string Operation), Tally> tallies = new();

    /// <summary>Everything so far, in the order of the names.</summary>
    public IReadOnlyList<Counted> All =>
    [
        .. tallies.Select(t => new Counted(t.Key.Key, t.Key.Program, t.Key.Service, t.Key.Operation, t.Value.Calls, t.Value.Milliseconds))
            .OrderBy(c => c.Service, StringComparer.Ordinal).ThenBy(c => c.Operation, StringComparer.Ordinal).ThenBy(c => c.Program, StringComparer.Ordinal),
    ];

    /// <summary>Counts a run of a function.</summary>
    public void Ran(string function, TimeSpan took) => tallies.GetOrAdd(("", "", "lambda", function), _ => new()).Add(took);

    public void Map(IEndpointRouteBuilder routes) => routes.MapGet("/_calls", (HttpContext http) => http.Response.WriteAsJsonAsync(All));

    internal void Called(AwsRequest request)
    {
        var http = request.Http.Request;
        var program = http.Headers.UserAgent.ToString().Split('/', ' ')[0];
        tallies.GetOrAdd((CredentialScope.Key(http) ?? "", program, request.Service, request.Operation ?? http.Method), _ => new()).Add(TimeSpan.Zero);
    }

    sealed class Tally
    {
        long calls;
        long ticks;

        public long Calls => Volatile.Read(ref calls);

        public double Milliseconds => TimeSpan.FromTicks(Volatile.Read(ref ticks)).TotalMilliseconds;

        public void Add(TimeSpan took)
        {
            Interlocked.Increment(ref calls);
            Interlocked.Add(ref ticks, took.Ticks);
        }
    }
}

/// <summary>How often one operation was called.</summary>
/// <param name="Key">The access key that signed; empty for a run of a function.</param>
/// <param name="Program">What the caller calls itself, such as <c>aws-cli</c>.</param>
/// <param name="Service">The service, by its signing name.</param>
/// <param name="Operation">The operation; of S3 the HTTP method, of Lambda the function.</param>
/// <param name="Calls">How often.</param>
/// <param name="Milliseconds">How long all of them took; only told of functions.</param>
public sealed record Counted(string Key, string Program, string Service, string Operation, long Calls, double Milliseconds);
