using System.Text.Json.Nodes;
using Delightful.Local.Lambda.EventSources;

namespace Delightful.Local.Deployment.Resources;

/// <summary>moto would run the function in Docker; the cloud polls the queue itself.</summary>
sealed class EventSourceMappingResource(QueuePoller poller, BackgroundWork background) : IOwnResource
{
    public string Type => "AWS::Lambda::EventSourceMapping";

    public Task CreateAsync(JsonObject properties, CancellationToken ct)
    {
        if (properties.ContainsKey("FilterCriteria"))
            throw new InvalidOperationException("The local cloud does not filter the messages of an event source mapping.");
        poller.Start(new QueueMapping(
            (string)properties["EventSourceArn"]!,
            (string)properties["FunctionName"]!,
            Number(properties["BatchSize"]) ?? 10,
            (properties["FunctionResponseTypes"] as JsonArray ?? []).Any(t => (string?)t == "ReportBatchItemFailures"),
            Number(properties["ScalingConfig"]?["MaximumConcurrency"]) ?? QueueMapping.DefaultConcurrency), background.Stopping);
        return Task.CompletedTask;
    }

    static int? Number(JsonNode? node) => node is null ? null : int.Parse(node.ToString(), System.Globalization.CultureInfo.InvariantCulture);
}
