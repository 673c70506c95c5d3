using Microsoft.AspNetCore.Http;

namespace Delightful.Local.Gateway;

/// <summary>moto's answer in memory, to be shown to observers and then passed on.</summary>
sealed record MotoAnswer(int Status, IReadOnlyList<KeyValuePair<string, string[]>> Headers, byte[] Body)
{
    static readonly HashSet<string> OfTheConnection = new(StringComparer.OrdinalIgnoreCase) { "Connection", "Transfer-Encoding", "Keep-Alive", "Content-Length" };

    public bool Succeeded => Status is >= 200 and < 300;

    public static async Task<MotoAnswer> ReadAsync(HttpResponseMessage response, CancellationToken ct) => new(
        (int)response.StatusCode,
        [.. response.Headers.Concat(response.Content.Headers)
            .Where(h => !OfTheConnection.Contains(h.Key))
            .Select(h => KeyValuePair.Create(h.Key, h.Value.ToArray()))],
        await response.Content.ReadAsByteArrayAsync(ct));

    public async Task WriteAsync(HttpResponse response, CancellationToken ct)
    {
        response.StatusCode = Status;
        foreach (var (name, values) in Headers)
            response.Headers[name] = values;
        response.ContentLength = Body.Length;
        await response.Body.WriteAsync(Body, ct);
    }
}
