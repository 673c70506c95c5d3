using System.Collections.Concurrent;
using Delightful.Cli.Errors;
using Delightful.Cli.Targets;
using Delightful.Core.Deployments;
using Delightful.Core.Figures;
using Delightful.Core.Replays;
using Delightful.Core.Slots;

namespace Delightful.Cli.Dashboard.Reading;

/// <summary>
/// Reads the registry for the page. A deployment is written only together with its slot, so what was read of the past of a
/// slot holds until the slot's version changes, and is read once. When it cannot be read again, what was known is given.
/// </summary>
sealed class RegistryReader(ICloud cloud)
{
    /// <summary>How many deployments of a slot are shown.</summary>
    public const int Recent = 60;

    readonly ConcurrentDictionary<string, Kept<IReadOnlyList<Deployment>>> recent = new();
    readonly ConcurrentDictionary<(string Slot, int Days), Kept<TeamFigures>> figures = new();

    public async Task<Board> ReadAsync(CancellationToken ct) => new(await cloud.SlotsAsync(ct));

    /// <summary>The newest deployments of a slot, newest first.</summary>
    public Task<IReadOnlyList<Deployment>> RecentAsync(Slot slot, CancellationToken ct) =>
        OnceAsync(recent, slot.Key, slot.Version, default, () => cloud.HistoryAsync(KeyOf(slot), Recent, ct));

    /// <summary>The team figures of a slot. They are counted anew when the slot changes, and every day.</summary>
    public Task<TeamFigures> FiguresAsync(Slot slot, int days, DateTimeOffset now, CancellationToken ct) =>
        OnceAsync(figures, (slot.Key, days), slot.Version, DateOnly.FromDateTime(now.Date), async () =>
            FigureReader.Read(slot.Key, await cloud.SinceAsync(KeyOf(slot), now.AddDays(-days), ct), days));

    /// <summary>One deployment of a slot by its whole id; null when there is none.</summary>
    public async Task<Deployment?> FindAsync(Slot slot, string id, CancellationToken ct)
    {
        if (slot.Active is { } active && active.Id == id)
            return active;
        if (slot.Waiting.FirstOrDefault(waiting => waiting.Id == id) is { } waits)
            return waits;
        if ((await RecentAsync(slot, ct)).FirstOrDefault(deployment => deployment.Id == id) is { } known)
            return known;
        return SearchTerm.TryParse(SearchBy.Id, id) is { } term
            ? (await cloud.FindAsync(term, Recent, ct)).FirstOrDefault(found => found.Id == id && found.Slot == slot.Key)
            : null;
    }

    /// <summary>What a text may mean, newest first; fails when it finds nothing.</summary>
    public Task<IReadOnlyList<Deployment>> SearchAsync(string text, CancellationToken ct) => cloud.FindAsync(text, ct);

    /// <summary>What was recorded of a deployment, oldest first.</summary>
    public Task<IReadOnlyList<SlotRecord>> RecordsAsync(Deployment deployment, CancellationToken ct) => cloud.RecordsAsync(deployment, ct);

    static SlotKey KeyOf(Slot slot) => SlotKey.TryParse(slot.Key)!.Value;

    static async Task<T> OnceAsync<TKey, T>(ConcurrentDictionary<TKey, Kept<T>> all, TKey key, long version, DateOnly day, Func<Task<T>> read) where TKey : notnull
    {
        var known = all.GetValueOrDefault(key);
        if (known is not null && known.Version == version && known.Day == day)
            return known.Value;
        try
        {
            var value = await read();
            all[key] = new(version, day, value);
            return value;
        }
        catch (CliException) when (known is not null)
        {
            return known.Value;
        }
    }

    sealed record Kept<T>(long Version, DateOnly Day, T Value);
}
