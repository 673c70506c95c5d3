using System.Text.Json;
using Amazon.Internal.AwsJson;
using Amazon.Runtime.Internal;

namespace Amazon.EventBridge.Model;

internal static class EventBridgeProtocol
{
    public static readonly AwsJsonService Service = new()
    {
        ServiceId = "EventBridge",
        TargetPrefix = "AWSEvents",
        ApiVersion = "2015-10-07",
        Errors = new AwsJsonErrors((m, i, t, c, r, s) => new AmazonEventBridgeException(m, i, t, c, r, s))
        {
            ["InternalException"] = (m, i, t, c, r, s) => new InternalException(m, i, t, c, r, s),
        },
    };

    public static readonly InvokeOptions PutEvents = Service.Operation<PutEventsRequest, PutEventsResponse>(
        nameof(PutEvents),
        (json, request) => json.List("Entries", request.Entries, Write),
        json => new PutEventsResponse
        {
            FailedEntryCount = json.Whole("FailedEntryCount"),
            Entries = json.List("Entries", Result),
        });

    private static void Write(Utf8JsonWriter json, PutEventsRequestEntry entry)
    {
        json.Text("Source", entry.Source);
        json.Text("DetailType", entry.DetailType);
        json.Text("Detail", entry.Detail);
        json.Text("EventBusName", entry.EventBusName);
        json.Texts("Resources", entry.Resources);
        json.Time("Time", entry.Time);
        json.Text("TraceHeader", entry.TraceHeader);
    }

    private static PutEventsResultEntry Result(JsonElement json) => new()
    {
        EventId = json.Text("EventId"),
        ErrorCode = json.Text("ErrorCode"),
        ErrorMessage = json.Text("ErrorMessage"),
    };
}
