namespace Delightful.Core.Feedback.Delivery;

/// <summary>When a message that could not be delivered is tried again.</summary>
public static class DeliveryWait
{
    /// <summary>
    /// The longest that a message may be hidden: twelve hours from its receipt are SQS's limit, and a function has had
    /// it in hand for up to a minute.
    /// </summary>
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(43_200 - 60);

    /// <summary>How old a message gets in the queue before it is set aside: the queue itself drops it after 14 days.</summary>
    public static readonly TimeSpan KeptFor = TimeSpan.FromDays(13);

    private const double First = 5;
    private const double Most = 15 * 60;

    /// <summary>
    /// 5 seconds, doubling with each receipt up to 15 minutes; never less than the other side asked for. There is no chance
    /// in it: what failed together comes back together, and then the first that fails again spares the rest of its batch.
    /// </summary>
    /// <param name="receives">How often the message was received, from 1.</param>
    /// <param name="asked">How long the other side asked to be left alone; null when it said nothing about time.</param>
    public static TimeSpan After(int receives, TimeSpan? asked)
    {
        var doubled = Math.Min(First * Math.Pow(2, Math.Clamp(receives - 1, 0, 30)), Most);
        return TimeSpan.FromSeconds(Math.Clamp(Math.Ceiling(asked?.TotalSeconds ?? 0), doubled, Longest.TotalSeconds));
    }
}
