using Delightful.Cli.Targets;
using Delightful.Cloud;
using Delightful.Core.Deployments;
using Delightful.Core.Events;
using Delightful.Core.Replays;
using Delightful.Core.Services;
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

    /// <summary>The catalogue.</summary>
    public List<ServiceDefinition> Services { get; } = [];

    public Task<ServiceDefinition?> ServiceAsync(string name, CancellationToken ct) => Task.FromResult(Services.Find(service => service.Service == name));

    public Task PutServiceAsync(ServiceDefinition service, string written, CancellationToken ct)
    {
        Services.Add(service);
        return Task.CompletedTask;
    }

    /// <summary>What is known of deployments, besides the pages of the history.</summary>
    public List<Deployment> Known { get; } = [];

    /// <summary>What was recorded.</summary>
    public List<SlotRecord> Records { get; } = [];

    public Task<IReadOnlyList<Deployment>> SinceAsync(SlotKey key, DateTimeOffset since, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<Deployment>>([.. Known.Where(deployment => deployment.Slot == key.ToString() && deployment.AcceptedAt >= since)]);

    public Task<IReadOnlyList<Deployment>> FindAsync(SearchTerm term, int limit, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<Deployment>>([.. Known.Where(term.Fits).Take(limit)]);

    public Task<IReadOnlyList<SlotRecord>> RecordsAsync(Deployment deployment, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<SlotRecord>>(Records);

    /// <summary>How a redrive of the feedback goes, batch by batch.</summary>
    public FeedbackRedrive[] Redrives { get; init; } = [];

    public Task<FeedbackRedrive> RedriveFeedbackAsync(Action<FeedbackRedrive> progress, CancellationToken ct)
    {
        foreach (var batch in Redrives)
            progress(batch);
        return Task.FromResult(Redrives.LastOrDefault() ?? new FeedbackRedrive(0, 0));
    }

    public Task<By> SignAsync(string about, CancellationToken ct) =>
        Task.FromResult(new By { Name = "ada", Via = "cli", Proof = new Proof { Authorization = $"signed {about}", Date = "20260302T091500Z" } });

    public Task<string> SendAsync(string detailType, string detail, CancellationToken ct)
    {
        Sent.Add((detailType, detail));
        return Task.FromResult("event-1");
    }
}
