using Delightful.Cloud;
using Delightful.Core.Deployments;
using Delightful.Core.Feedback;
using Delightful.Core.Feedback.Delivery;
using Delightful.Core.Slots;

namespace Delightful.Pipeline.Feedback;

/// <summary>What is to be told of one deployment.</summary>
/// <param name="Slot">Its slot.</param>
/// <param name="Deployment">The deployment as it is now.</param>
/// <param name="Context">What else is shown.</param>
/// <param name="Due">What happened, oldest first; never empty.</param>
/// <param name="Now">The time.</param>
public sealed record Telling(SlotKey Slot, Deployment Deployment, FeedbackContext Context, IReadOnlyList<FeedbackNews.Changed> Due, DateTimeOffset Now)
{
    /// <summary>What is shown of it, given how it is rendered in a context at a time.</summary>
    public ShownContent Shown(Func<FeedbackContext, DateTimeOffset, string> render) =>
        ShownContent.Of(render(Context with { Forecast = null }, Deployment.AcceptedAt), Now);

    /// <summary>True when it comes so late that something newer may have been told.</summary>
    public bool IsLate => Now - Due[0].Since > LateNews.Limit;
}
