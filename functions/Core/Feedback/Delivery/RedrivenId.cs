using System.Globalization;

namespace Delightful.Core.Feedback.Delivery;

/// <summary>
/// The id of a message that is sent again after it was set aside. It differs from the old one, which the queue would drop
/// as a repetition, and tells the news by its old id and since when it waits.
/// </summary>
/// <param name="Id">The id of the news, the same however often it is sent again.</param>
/// <param name="SetAsideAt">When it was set aside last; null when it never was.</param>
public sealed record RedrivenId(string Id, DateTimeOffset? SetAsideAt)
{
    private const char Mark = '~';

    /// <summary>Reads the id of any message.</summary>
    public static RedrivenId Of(string id) =>
        id.LastIndexOf(Mark) is > 0 and var at
        && long.TryParse(id.AsSpan(at + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
        && seconds <= DateTimeOffset.MaxValue.ToUnixTimeSeconds()
            ? new RedrivenId(id[..at], DateTimeOffset.FromUnixTimeSeconds(seconds))
            : new RedrivenId(id, null);

    /// <summary>The same news, sent again after it was set aside at a time.</summary>
    public RedrivenId After(DateTimeOffset setAsideAt) => this with { SetAsideAt = setAsideAt };

    /// <summary>The id as the queue sees it.</summary>
    public override string ToString() =>
        SetAsideAt is { } at ? string.Create(CultureInfo.InvariantCulture, $"{Id}{Mark}{at.ToUnixTimeSeconds()}") : Id;
}
