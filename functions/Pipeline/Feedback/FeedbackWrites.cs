using Delightful.Cloud;

namespace Delightful.Pipeline.Feedback;

/// <summary>Writing down where people were told.</summary>
internal static class FeedbackWrites
{
    /// <summary>Writes it as it was read and changed; whoever comes second tries again later.</summary>
    public static async Task<FeedbackState> WriteFeedbackAsync(this Registry registry, FeedbackState state, CancellationToken cancellationToken) =>
        await registry.SaveFeedbackAsync(state, cancellationToken).ConfigureAwait(false) ?? throw new TakenException(TimeSpan.FromSeconds(5));
}
