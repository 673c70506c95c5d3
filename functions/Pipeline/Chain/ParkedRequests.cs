using System.Text.Json;
using Delightful.Cloud;

namespace Delightful.Pipeline.Chain;

/// <summary>Requests of people that cannot be handled while the registry does not answer, kept in the artifact bucket.</summary>
public sealed class ParkedRequests(Artifacts artifacts, OutageNote note)
{
    private const string Prefix = "parked/";

    /// <summary>
    /// Keeps a request; the same one again is kept once. The outage is noted before, in case nobody else notices one so
    /// short; when it was declared over in between, the watchdog finds the request within a quarter of an hour.
    /// </summary>
    public async Task ParkAsync(PersonRequest request, CancellationToken cancellationToken)
    {
        await note.BeginAsync(cancellationToken).ConfigureAwait(false);
        await artifacts.PutAsync(
            $"{Prefix}{request.EventId}.json", JsonSerializer.SerializeToUtf8Bytes(request, OutageJson.Default.PersonRequest), "application/json",
            cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The keys of what is kept.</summary>
    public Task<IReadOnlyList<string>> KeysAsync(CancellationToken cancellationToken) => artifacts.KeysAsync(Prefix, cancellationToken);

    /// <summary>A request that is kept; null when it is gone.</summary>
    public async Task<PersonRequest?> ReadAsync(string key, CancellationToken cancellationToken)
    {
        await using var kept = await artifacts.OpenAsync(key, cancellationToken).ConfigureAwait(false);
        return kept is null ? null : await JsonSerializer.DeserializeAsync(kept, OutageJson.Default.PersonRequest, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Forgets a request that was handled.</summary>
    public Task RemoveAsync(string key, CancellationToken cancellationToken) => artifacts.DeleteAsync(key, cancellationToken);
}
