using Delightful.Core.Events;

namespace Delightful.Core.Gate;

/// <summary>
/// What is believed of an event that says who sent it. Our functions send under a source that nobody else may use: what
/// they say they have proven. Of anybody else's event only the name is kept, as a name that somebody wrote.
/// </summary>
public static class Belief
{
    /// <summary>The source of what our own functions send.</summary>
    public const string OwnSource = "delightful";

    /// <summary>An answer as it is believed, known again by its own id.</summary>
    public static ApprovalDecided Of(ApprovalDecided answer, string? source, string eventId) => source == OwnSource
        ? answer with { RequestId = answer.RequestId ?? eventId }
        : answer with { RequestId = eventId, By = Unproven(answer.By) };

    /// <summary>A request to promote as it is believed, known again by its own id.</summary>
    public static PromotionRequested Of(PromotionRequested request, string? source, string eventId) => source == OwnSource
        ? request with { RequestId = request.RequestId ?? eventId }
        : request with { RequestId = eventId, By = Unproven(request.By) };

    private static By? Unproven(By? by) => by is null ? null : new By { Name = by.Name, Via = "event" };
}
