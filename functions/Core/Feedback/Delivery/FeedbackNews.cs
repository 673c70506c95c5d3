using System.Text.Json;
using Delightful.Core.Events;
using Delightful.Core.Slots;

namespace Delightful.Core.Feedback.Delivery;

/// <summary>One message of the feedback queue: what happened, and since when it waits to be told.</summary>
/// <param name="Id">The same whenever and however often it is sent.</param>
/// <param name="Since">When it was put in the queue, or set aside.</param>
/// <param name="IsRetried">True when it was in hand before: somebody may have told it and died before that was written down.</param>
public abstract record FeedbackNews(string Id, DateTimeOffset Since, bool IsRetried)
{
    /// <summary>A deployment moved on.</summary>
    public sealed record Changed(string Id, DateTimeOffset Since, bool IsRetried, DeploymentChanged Change) : FeedbackNews(Id, Since, IsRetried);

    /// <summary>A request was refused.</summary>
    public sealed record Refused(string Id, DateTimeOffset Since, bool IsRetried, RequestRefused Refusal) : FeedbackNews(Id, Since, IsRetried);

    /// <summary>Reads a message; null when it is none, and so can never be told.</summary>
    public static FeedbackNews? Read(string id, DateTimeOffset since, bool isRetried, string body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            if (document.RootElement.ValueKind is not JsonValueKind.Object)
                return null;
            if (document.RootElement.TryGetProperty("request", out _))
                return document.RootElement.Deserialize(CoreJson.Default.RequestRefused) is { Error: not null } refusal
                    ? new Refused(id, since, isRetried, refusal)
                    : null;
            return document.RootElement.Deserialize(CoreJson.Default.DeploymentChanged) is { Sentence: not null, DeploymentId: not null } change
                && SlotKey.FaultOf(change.Service, change.Environment) is null
                ? new Changed(id, since, isRetried, change)
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
