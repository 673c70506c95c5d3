using Delightful.Cloud;
using Delightful.Core.Feedback;
using Delightful.Core.Feedback.Alerts;
using Delightful.Core.Feedback.Delivery;
using Delightful.Core.Text;

namespace Delightful.Pipeline.Feedback;

/// <summary>The incident of each slot: opened, taken in hand, and closed. What may be said twice is said before it is written down.</summary>
public sealed class PagerFeedback(Registry registry, IPager pager) : IFeedbackLane
{
    private const int LongestDetail = 1000;

    /// <inheritdoc/>
    public string Name => FeedbackLane.Pager;

    /// <inheritdoc/>
    public async Task TellAsync(Telling telling, CancellationToken cancellationToken)
    {
        var slot = await registry.LoadAsync(telling.Slot, cancellationToken).ConfigureAwait(false);
        var state = await registry.LoadFeedbackAsync(FeedbackState.OfIncident(telling.Slot), cancellationToken).ConfigureAwait(false);
        foreach (var news in telling.Due.Where(news => !state.Told.Contains(news.Id)).DistinctBy(news => news.Id))
        {
            if (Page.Of(news.Change, telling.Deployment, slot, state.Incident) is not { } page)
                continue;
            await pager.SendAsync(page, Details(telling, news), SafeUrl.Of(telling.Context.DashboardUrl), news.Since, cancellationToken).ConfigureAwait(false);
            state = await registry.WriteFeedbackAsync(state.WithTold([news.Id]) with { Incident = page.Open }, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>A request that was refused calls nobody.</summary>
    public Task TellRefusalAsync(FeedbackNews.Refused refused, CancellationToken cancellationToken) => Task.CompletedTask;

    private static Dictionary<string, string> Details(Telling telling, FeedbackNews.Changed news) => new(StringComparer.Ordinal)
    {
        ["service"] = telling.Slot.Service,
        ["environment"] = telling.Slot.Environment,
        ["stage"] = SafeText.Line(news.Change.Stage, LongestDetail),
        ["tag"] = SafeText.Line(news.Change.Tag, LongestDetail),
        ["digest"] = SafeText.Line(news.Change.Digest, LongestDetail),
        ["deployment"] = SafeText.Line(news.Change.DeploymentId, LongestDetail),
        ["correlation"] = SafeText.Line(news.Change.CorrelationId, LongestDetail),
        ["what happened"] = SafeText.Line(news.Change.Sentence, LongestDetail),
    };
}
