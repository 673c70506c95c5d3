using System.Security.Cryptography;
using System.Text;
using Delightful.Core.Events;

namespace Delightful.Core.Gate;

/// <summary>
/// What is believed of an event that says who sent it. Our functions send under a source that nobody else may use: what
/// they say they have proven. Of anybody else's event AWS's word counts, when it was asked; without that only the name is
/// kept, as a name that somebody wrote.
/// </summary>
public static class Belief
{
    /// <summary>The source of what our own functions send.</summary>
    public const string OwnSource = "delightful";

    /// <summary>An answer as it is believed, known again by its own id.</summary>
    /// <param name="answer">The answer as it arrived.</param>
    /// <param name="source">The event's source.</param>
    /// <param name="eventId">The event's id.</param>
    /// <param name="arn">The identity that AWS says signed it; null when it does not.</param>
    public static ApprovalDecided Of(ApprovalDecided answer, string? source, string eventId, string? arn = null) => source == OwnSource
        ? answer with { RequestId = answer.RequestId ?? eventId }
        : answer with { RequestId = eventId, By = Sender(answer.By, arn) };

    /// <summary>A request to promote as it is believed, known again by its own id.</summary>
    /// <param name="request">The request as it arrived.</param>
    /// <param name="source">The event's source.</param>
    /// <param name="eventId">The event's id.</param>
    /// <param name="arn">The identity that AWS says signed it; null when it does not.</param>
    public static PromotionRequested Of(PromotionRequested request, string? source, string eventId, string? arn = null) => source == OwnSource
        ? request with { RequestId = request.RequestId ?? eventId }
        : request with { RequestId = eventId, By = Sender(request.By, arn) };

    /// <summary>A request to roll back as it is believed, known again by its own id.</summary>
    /// <param name="request">The request as it arrived.</param>
    /// <param name="source">The event's source.</param>
    /// <param name="eventId">The event's id.</param>
    /// <param name="arn">The identity that AWS says signed it; null when it does not.</param>
    public static RollbackRequested Of(RollbackRequested request, string? source, string eventId, string? arn = null)
    {
        var by = Asker(request.By, source, arn);
        return request with { RequestId = IdOf(request.RequestId, source, eventId, by, request.By?.Proof), By = by, RequestedBy = Titled(by, source, request.RequestedBy) };
    }

    /// <summary>A request to unlock as it is believed, known again by its own id.</summary>
    /// <param name="request">The request as it arrived.</param>
    /// <param name="source">The event's source.</param>
    /// <param name="eventId">The event's id.</param>
    /// <param name="arn">The identity that AWS says signed it; null when it does not.</param>
    public static UnlockRequested Of(UnlockRequested request, string? source, string eventId, string? arn = null)
    {
        var by = Asker(request.By, source, arn);
        return request with { RequestId = IdOf(request.RequestId, source, eventId, by, request.By?.Proof), By = by, RequestedBy = Titled(by, source, request.RequestedBy) };
    }

    /// <summary>A request to lift a hold as it is believed, known again by its own id.</summary>
    /// <param name="request">The request as it arrived.</param>
    /// <param name="source">The event's source.</param>
    /// <param name="eventId">The event's id.</param>
    /// <param name="arn">The identity that AWS says signed it; null when it does not.</param>
    public static HoldLiftRequested Of(HoldLiftRequested request, string? source, string eventId, string? arn = null)
    {
        var by = Asker(request.By, source, arn);
        return request with { RequestId = IdOf(request.RequestId, source, eventId, by, request.By?.Proof), By = by, RequestedBy = Titled(by, source, request.RequestedBy) };
    }

    /// <summary>What was signed once is asked for once, in however many events the signature is sent.</summary>
    private static string IdOf(string? requestId, string? source, string eventId, By? by, Proof? proof) =>
        source == OwnSource ? requestId ?? eventId
        : by is not null && proof?.Authorization is { } signature ? $"signed {Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(signature)))[..32]}"
        : eventId;

    /// <summary>Who is proven to ask; null when nobody is.</summary>
    private static By? Asker(By? by, string? source, string? arn) => source == OwnSource ? by : arn is null ? null : Sender(by, arn);

    private static string? Titled(By? by, string? source, string? name) => Person.Of(by)?.Title ?? (source == OwnSource ? name : Claimed(name));

    /// <summary>A proven name ends with its way in brackets, so one that only looks like it says that it is not.</summary>
    private static string? Claimed(string? name) => name?.TrimEnd() is { Length: > 0 } text && text[^1] is ')' ? $"{text}, not proven" : name;

    /// <summary>The name of an identity for people: the user's, or that of the role's session.</summary>
    private static string NameOf(string arn) => arn[(arn.LastIndexOf('/') + 1)..];

    private static By? Sender(By? by, string? arn) =>
        arn is not null ? new By { Name = NameOf(arn), Via = "cli", Id = arn, IsVerified = true }
        : by is null ? null
        : new By { Name = by.Name, Via = "event" };
}
