using Delightful.Cloud;
using Delightful.Core.Deployments;
using Delightful.Core.Events;
using Delightful.Core.Replays;
using Delightful.Core.Services;
using Delightful.Core.Slots;

namespace Delightful.Cli.Targets;

/// <summary>All that the command line does with the cloud: it reads the registry, puts events on the bus, and sends feedback again.</summary>
interface ICloud
{
    /// <summary>Every slot in which anything ever happened, by name.</summary>
    Task<IReadOnlyList<Slot>> SlotsAsync(CancellationToken ct);

    /// <summary>The slot; an empty one of version 0 when nothing ever happened in it.</summary>
    Task<Slot> SlotAsync(SlotKey key, CancellationToken ct);

    /// <summary>The deployments of a slot, newest first.</summary>
    Task<IReadOnlyList<Deployment>> HistoryAsync(SlotKey key, int limit, CancellationToken ct);

    /// <summary>The deployments of a slot that were accepted since a moment, newest first.</summary>
    Task<IReadOnlyList<Deployment>> SinceAsync(SlotKey key, DateTimeOffset since, CancellationToken ct);

    /// <summary>The deployments that a term finds, in every slot, newest first.</summary>
    Task<IReadOnlyList<Deployment>> FindAsync(SearchTerm term, int limit, CancellationToken ct);

    /// <summary>The records that a replay of a deployment needs, oldest first.</summary>
    Task<IReadOnlyList<SlotRecord>> RecordsAsync(Deployment deployment, CancellationToken ct);

    /// <summary>The catalogue's entry of a service; null when there is none.</summary>
    Task<ServiceDefinition?> ServiceAsync(string name, CancellationToken ct);

    /// <summary>Puts a service in the catalogue, in place of what is there for its image repository.</summary>
    /// <param name="service">The service.</param>
    /// <param name="written">Its entry as a person wrote it.</param>
    /// <param name="ct">Ends the attempt.</param>
    Task PutServiceAsync(ServiceDefinition service, string written, CancellationToken ct);

    /// <summary>Who runs this command, with what proves it to the pipeline; without a proof where there is nothing to sign with.</summary>
    /// <param name="about">What the event says, as a hash.</param>
    /// <param name="ct">Ends the attempt.</param>
    Task<By> SignAsync(string about, CancellationToken ct);

    /// <summary>Puts one event of a person on the bus, and returns its id.</summary>
    Task<string> SendAsync(string detailType, string detail, CancellationToken ct);

    /// <summary>Sends again what people could not be told; says after each batch how far it is.</summary>
    Task<FeedbackRedrive> RedriveFeedbackAsync(Action<FeedbackRedrive> progress, CancellationToken ct);
}
