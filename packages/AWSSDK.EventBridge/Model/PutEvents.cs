using Amazon.Runtime;

namespace Amazon.EventBridge.Model;

public class PutEventsRequest : AmazonEventBridgeRequest
{
    public List<PutEventsRequestEntry> Entries { get; set; }
}

public class PutEventsRequestEntry
{
    public string Source { get; set; }

    public string DetailType { get; set; }

    public string Detail { get; set; }

    public string EventBusName { get; set; }

    public List<string> Resources { get; set; }

    public DateTime? Time { get; set; }

    public string TraceHeader { get; set; }
}

public class PutEventsResponse : AmazonWebServiceResponse
{
    public int? FailedEntryCount { get; set; }

    public List<PutEventsResultEntry> Entries { get; set; }
}

public class PutEventsResultEntry
{
    public string EventId { get; set; }

    public string ErrorCode { get; set; }

    public string ErrorMessage { get; set; }
}
