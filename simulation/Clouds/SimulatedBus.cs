using System.Text.Json;
using Amazon.EventBridge;
using Amazon.EventBridge.Model;
using Delightful.Core;
using Delightful.Core.Events;

namespace Delightful.Simulation.Clouds;

/// <summary>Our own bus. What it took is delivered at least once; a refused entry is answered with success all the same.</summary>
internal sealed class SimulatedBus(World world) : AmazonEventBridgeClient(Account.Credentials, Account.Config<AmazonEventBridgeConfig>())
{
    private readonly List<PutEventsRequestEntry> _taken = [];

    /// <summary>All that was ever said, once more and under new ids, as a replay of an archive may bring it.</summary>
    public void Replay() => _taken.ToList().ForEach(Take);

    public override Task<PutEventsResponse> PutEventsAsync(PutEventsRequest request, CancellationToken cancellationToken = default) =>
        world.Wire.CallAsync("events", "PutEvents", () =>
        {
            if (world.Faults.RefusesEntry())
                return new PutEventsResponse { FailedEntryCount = 1, Entries = [new PutEventsResultEntry { ErrorCode = "ThrottlingException" }] };
            _taken.AddRange(request.Entries);
            request.Entries.ForEach(Take);
            return new PutEventsResponse { FailedEntryCount = 0 };
        });

    private void Take(PutEventsRequestEntry entry)
    {
        switch (entry.DetailType)
        {
            case AnalysisRequested.DetailType:
                world.Events.Own(JsonSerializer.Deserialize(entry.Detail, CoreJson.Default.AnalysisRequested)!);
                break;
            case ApprovalRequested.DetailType:
                world.Approvers.Hear(JsonSerializer.Deserialize(entry.Detail, CoreJson.Default.ApprovalRequested)!);
                break;
            case AnalysisCompleted.DetailType:
                world.Events.Own(JsonSerializer.Deserialize(entry.Detail, CoreJson.Default.AnalysisCompletedDetail)!);
                break;
        }
    }
}
