using System.Text.Json;
using Amazon.EventBridge;
using Amazon.EventBridge.Model;
using Delightful.Core;
using Delightful.Core.Events;

namespace Delightful.Simulation.Clouds;

/// <summary>Our own bus. What it took is delivered at least once; a refused entry is answered with success all the same.</summary>
internal sealed class SimulatedBus(World world) : AmazonEventBridgeClient(Account.Credentials, Account.Config<AmazonEventBridgeConfig>())
{
    public override Task<PutEventsResponse> PutEventsAsync(PutEventsRequest request, CancellationToken cancellationToken = default) =>
        world.Wire.CallAsync("events", "PutEvents", () =>
        {
            if (world.Faults.RefusesEntry())
                return new PutEventsResponse { FailedEntryCount = 1, Entries = [new PutEventsResultEntry { ErrorCode = "ThrottlingException" }] };
            foreach (var entry in request.Entries)
                Take(entry);
            return new PutEventsResponse { FailedEntryCount = 0 };
        });

    private void Take(PutEventsRequestEntry entry)
    {
        switch (entry.DetailType)
        {
            case AnalysisRequested.DetailType:
                world.Events.Own(JsonSerializer.Deserialize(entry.Detail, CoreJson.Default.AnalysisRequested)!);
                break;
            case AnalysisCompleted.DetailType:
                world.Events.Own(JsonSerializer.Deserialize(entry.Detail, CoreJson.Default.AnalysisCompletedDetail)!);
                break;
        }
    }
}
