using System.Globalization;
using Delightful.Core.Deployments;
using Delightful.Core.Forecasts;

namespace Delightful.Core.Feedback;

/// <summary>What people are told of a deployment that waits: since when, for whom, how that one stands, and when it is its turn.</summary>
internal static class QueueWords
{
    private const int MostListed = 5;
    private const string ItsWork = "its work";

    /// <summary>The sentence. It holds tags: escape it.</summary>
    public static string Sentence(Deployment waiting, FeedbackContext context)
    {
        var since = $"waits since {Sentences.Clock(waiting.AcceptedAt)}";
        return context.Queue is { Holder: var holder } queue
            ? string.Create(CultureInfo.InvariantCulture, $"{since} for {holder.Request.Tag}{Standing(holder)}; place {queue.Position} of {queue.Length}; {Start(holder, context.Forecast)}")
            : $"{since} for the slot; it starts by itself";
    }

    /// <summary>Adds what is ahead to a comment: who has the slot, with a link to its work, then who waits before.</summary>
    public static void AddTo(CommentBody body, QueuePlace? queue)
    {
        if (queue is not { Holder: var holder })
            return;
        var link = SafeUrl.Of(Link(holder)) is { } safe ? $", {GitHubEscape.Link(ItsWork, safe)}" : "";
        body.TryAddList(
            "**Ahead of it**",
            [
                $"{GitHubEscape.Code(Sentences.Readable(holder.Request.Tag))}: {Title(holder)} since {Sentences.Clock(Since(holder))}{link}, deployment {GitHubEscape.Code(holder.Id)}",
                .. queue.Before.Select(before => $"{GitHubEscape.Code(Sentences.Readable(before.Request.Tag))}: waits since {Sentences.Clock(before.AcceptedAt)}"),
            ],
            MostListed);
    }

    /// <summary>Adds the same to a message.</summary>
    public static void AddTo(SlackBlocks blocks, QueuePlace? queue)
    {
        if (queue is not { Holder: var holder })
            return;
        blocks.Section(section =>
        {
            section.Words("Ahead of it ");
            section.Code(Sentences.Readable(holder.Request.Tag));
            section.Words($": {Title(holder)} since {Sentences.Clock(Since(holder))}");
            if (SafeUrl.Of(Link(holder)) is { } safe)
            {
                section.Words(", ");
                section.Link(ItsWork, safe);
            }
            foreach (var before in queue.Before.Take(MostListed))
            {
                section.Words(", then ");
                section.Code(Sentences.Readable(before.Request.Tag));
            }
            if (queue.Before.Length > MostListed)
                section.Words(string.Create(CultureInfo.InvariantCulture, $" and {queue.Before.Length - MostListed} more"));
        });
    }

    private static string Standing(Deployment holder) => holder.Stage switch
    {
        _ when holder.Stalled => $", which has stalled: nothing has been heard of its step {Title(holder)} since {Sentences.Clock(holder.HeardAt)}",
        Stage.Approving { IsApproved: false } asking => $", which waits for approval until {asking.Until.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)} UTC",
        _ => $" ({Title(holder)})",
    };

    /// <summary>Behind what stands still the time depends on people, so it is said on whom and not that nobody knows.</summary>
    private static string Start(Deployment holder, Forecast? forecast) => holder.Stage switch
    {
        _ when holder.Stalled => "it starts by itself once that goes on and ends, or somebody gives it up",
        Stage.Approving { IsApproved: false } => "it starts by itself once that is answered and over",
        _ => $"it starts by itself{ForecastWords.OfStart(forecast)}",
    };

    private static string Title(Deployment holder) => Steps.Title(holder.Stage.Name, holder.Rolls);

    private static DateTimeOffset Since(Deployment holder) => holder.Timeline is [.., var running] ? running.StartedAt : holder.AcceptedAt;

    /// <summary>The work of its step; of one before while the running one has none that can be looked at.</summary>
    private static string? Link(Deployment holder) => holder.Timeline.LastOrDefault(step => step.Link is not null)?.Link;
}
