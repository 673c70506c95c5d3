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
    private const string Claim = "outage/told.json";

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

    /// <summary>
    /// True for the one who may post the outage's message: a tick that takes long meets the next one. Who does not
    /// post after all gives that back with <see cref="YieldAsync"/>.
    /// </summary>
    public Task<bool> TryClaimAsync(CancellationToken cancellationToken) => artifacts.TryCreateAsync(Claim, "{}"u8.ToArray(), "application/json", cancellationToken);

    /// <summary>Lets another one post the message.</summary>
    public Task YieldAsync(CancellationToken cancellationToken) => artifacts.DeleteAsync(Claim, cancellationToken);

    /// <summary>Takes the note away.</summary>
    public async Task EndAsync(CancellationToken cancellationToken)
    {
        await YieldAsync(cancellationToken).ConfigureAwait(false);
        await artifacts.DeleteAsync(Key, cancellationToken).ConfigureAwait(false);
    }
}
