namespace Delightful.Pipeline.Feedback;

/// <summary>Another is at the same thing right now.</summary>
/// <param name="after">When it will be over.</param>
public sealed class TakenException(TimeSpan after) : Exception("another is telling this at the moment")
{
    /// <summary>When it will be over.</summary>
    public TimeSpan After { get; } = after;
}
