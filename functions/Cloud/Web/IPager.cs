using Delightful.Core.Feedback.Alerts;

namespace Delightful.Cloud;

/// <summary>Who calls the one on call.</summary>
public interface IPager
{
    /// <summary>Says something of an incident. The same again changes nothing.</summary>
    /// <param name="page">What is said.</param>
    /// <param name="details">What else is known, by its name; plain text.</param>
    /// <param name="link">Where to look; null for nowhere.</param>
    /// <param name="at">When it happened.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    Task SendAsync(Page page, IReadOnlyDictionary<string, string> details, string? link, DateTimeOffset at, CancellationToken cancellationToken);
}

/// <summary>A way on which notices go out.</summary>
public interface INoticeBoard
{
    /// <summary>Sends a notice. It may come twice: it carries its id.</summary>
    Task SendAsync(Notice notice, CancellationToken cancellationToken);
}
