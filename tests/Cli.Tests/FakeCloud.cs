using Delightful.Cli.Targets;
using Delightful.Core.Deployments;
using Delightful.Core.Slots;

namespace Delightful.Cli.Tests;

/// <summary>A cloud whose slots a test writes down. Each look at the history takes the next page of the story.</summary>
sealed class FakeCloud(params Slot[] slots) : ICloud
{
    readonly Queue<Deployment[]> pages = new();
    Deployment[] current = [];

    /// <summary>What was put on the bus.</summary>
    public List<(string DetailType, string Detail)> Sent { get; } = [];

    /// <summary>What the history has at the next look, and from then on.</summary>
    public FakeCloud Then(params Deployment[] page)
    {
        pages.Enqueue(page);
        return this;
    }

    public Task<IReadOnlyList<Slot>> SlotsAsync(CancellationToken ct) => Task.FromResult<IReadOnlyList<Slot>>(slots);

    public Task<Slot> SlotAsync(SlotKey key, CancellationToken ct) =>
        Task.FromResult(slots.FirstOrDefault(slot => slot.Key == key.ToString()) ?? Slot.Empty(key));

    public Task<IReadOnlyList<Deployment>> HistoryAsync(SlotKey key, int limit, CancellationToken ct)
    {
        current = pages.TryDequeue(out var page) ? page : current;
        return Task.FromResult<IReadOnlyList<Deployment>>([.. current.Where(deployment => deployment.Slot == key.ToString()).Take(limit)]);
    }

    public Task<string> SendAsync(string detailType, string detail, CancellationToken ct)
    {
        Sent.Add((detailType, detail));
        return Task.FromResult("event-1");
    }
}
