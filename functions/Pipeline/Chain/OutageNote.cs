using System.Text.Json;
using Delightful.Cloud;

namespace Delightful.Pipeline.Chain;

/// <summary>
/// Where it is written down, outside the registry, that the registry does not answer. Whoever notices first writes it;
/// the watchdog takes it away when all is put right.
/// </summary>
public sealed class OutageNote(Artifacts artifacts, TimeProvider clock)
{
    private const string Key = "outage/registry.json";

    /// <summary>The note; null when there is no outage.</summary>
    public async Task<Outage?> ReadAsync(CancellationToken cancellationToken)
    {
        await using var kept = await artifacts.OpenAsync(Key, cancellationToken).ConfigureAwait(false);
        return kept is null ? null : await JsonSerializer.DeserializeAsync(kept, OutageJson.Default.Outage, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The note, made now when there is none.</summary>
    public async Task<Outage> BeginAsync(CancellationToken cancellationToken)
    {
        if (await ReadAsync(cancellationToken).ConfigureAwait(false) is { } known)
            return known;
        var begun = new Outage(clock.GetUtcNow(), "", null);
        await WriteAsync(begun, cancellationToken).ConfigureAwait(false);
        return begun;
    }

    /// <summary>Writes the note anew.</summary>
    public Task WriteAsync(Outage outage, CancellationToken cancellationToken) =>
        artifacts.PutAsync(Key, JsonSerializer.SerializeToUtf8Bytes(outage, OutageJson.Default.Outage), "application/json", cancellationToken);

    /// <summary>Takes the note away.</summary>
    public Task EndAsync(CancellationToken cancellationToken) => artifacts.DeleteAsync(Key, cancellationToken);
}
