namespace Delightful.Cloud;

/// <summary>Somebody outside is busy and said so, or the place is taken: what was asked may succeed later.</summary>
/// <param name="message">What was being done and who is busy.</param>
/// <param name="after">How long to leave it alone; null when nobody said.</param>
public sealed class RetryLaterException(string message, TimeSpan? after = null) : Exception(message)
{
    /// <summary>How long to leave it alone; null when nobody said.</summary>
    public TimeSpan? After { get; } = after;
}
