using System.Globalization;
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
    private const string Claims = "outage/told/";

    /// <summary>No tick lives longer, so a claim that is older belongs to nobody.</summary>
    private static readonly TimeSpan ClaimHolds = TimeSpan.FromMinutes(2);

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
    /// The claim of the one who may post the outage's message, because a tick that takes long meets the next one; null for
    /// everybody else. Who does not post after all gives it back with <see cref="YieldAsync"/>. A holder that died keeps it
    /// for two to four minutes: the claims are numbered by the time since the outage began, and the last but one is void.
    /// </summary>
    public async Task<string?> TryClaimAsync(Outage outage, CancellationToken cancellationToken)
    {
        var number = (long)((clock.GetUtcNow() - outage.Since) / ClaimHolds);
        var claims = await artifacts.KeysAsync(Claims, cancellationToken).ConfigureAwait(false);
        if (claims.Any(c => string.CompareOrdinal(c, ClaimOf(number - 1)) >= 0))
            return null;
        var mine = ClaimOf(number);
        return await artifacts.TryCreateAsync(mine, "{}"u8.ToArray(), "application/json", cancellationToken).ConfigureAwait(false) ? mine : null;
    }

    /// <summary>Lets another one post the message.</summary>
    public Task YieldAsync(string claim, CancellationToken cancellationToken) => artifacts.DeleteAsync(claim, cancellationToken);

    /// <summary>Takes the note away.</summary>
    public async Task EndAsync(CancellationToken cancellationToken)
    {
        foreach (var claim in await artifacts.KeysAsync(Claims, cancellationToken).ConfigureAwait(false))
            await YieldAsync(claim, cancellationToken).ConfigureAwait(false);
        await artifacts.DeleteAsync(Key, cancellationToken).ConfigureAwait(false);
    }

    private static string ClaimOf(long number) => $"{Claims}{Math.Max(number, 0).ToString("D9", CultureInfo.InvariantCulture)}.json";
}
