using Delightful.Cli.Dashboard.Charts;
using Delightful.Cli.Views;
using Delightful.Core.Deployments;
using Delightful.Core.Feedback;
using Delightful.Core.Forecasts;
using Delightful.Core.Gate;
using Delightful.Core.Slots;
using Delightful.Core.Verification;

namespace Delightful.Cli.Dashboard.Pages;

/// <summary>One deployment: how it stands, its stages as bars, what is known of it, and everything that was recorded.</summary>
static class DeploymentPage
{
    public static Page Of(Deployment deployment, Slot slot, IReadOnlyList<StepView> events, DateTimeOffset now)
    {
        var (key, request, forecast) = (Parts.KeyOf(deployment), deployment.Request, Forecast.Of(slot, deployment, now));
        var view = DetailView.Of(deployment, slot, now);
        var heading = Html.Of($"""<p class="crumbs">{Parts.Link(key)}</p><h1>{Html.Outside(request.Tag)} {State.Of(deployment).Show()}</h1>""");
        return new($"{request.Tag} → {deployment.Slot}", heading, News(deployment), Html.Of(
            $"""
            <p class="lead">{Lead(deployment, forecast, now)}</p>
            <section aria-labelledby="stages-title"><h2 id="stages-title">Stages</h2>{Timeline.Of(deployment, forecast, now)}</section>
            {QuestionPart.Of(deployment, now)}
            {Notes(deployment)}
            <section class="card facts" aria-labelledby="facts-title"><h2 id="facts-title">Facts</h2><dl>{Html.Each(Facts(deployment, view, now), fact => Html.Of($"<div><dt>{fact.Name}</dt><dd>{fact.Value}</dd></div>"))}</dl></section>
            {Events(events, deployment)}
            """));
    }

    static string News(Deployment deployment)
    {
        var (word, waitsFor) = (State.Of(deployment).Word, Parts.WaitsFor(deployment));
        return deployment.Stage is Stage.Ended ? "" : word == waitsFor ? $"{word}." : $"{word}: {waitsFor}.";
    }

    static Html Lead(Deployment deployment, Forecast forecast, DateTimeOffset now) => deployment.Stage switch
    {
        Stage.Ended ended => Html.Of($"{Html.Outside(ended.Sentence.TrimEnd('.'))}. <span class=\"quiet\">{(deployment.Timeline.IsEmpty ? Html.Of($"It never started.") : Html.Of($"It took {Parts.Took(deployment, now)}."))}</span>"),
        Stage.Waiting => Parts.Starts(forecast, now),
        Stage.Approving => Html.Of($"{Times.Since(deployment.AcceptedAt, now)} so far"),
        _ => Html.Of($"{Times.Since(deployment.AcceptedAt, now)} so far; {Parts.Eta(deployment, forecast, now)}"),
    };

    static Html Notes(Deployment deployment) => deployment.Notes.IsEmpty ? Html.Empty : Html.Of(
        $"""<section aria-labelledby="notes-title"><h2 id="notes-title">Notes</h2><ul class="notes">{Html.Each(deployment.Notes, note => Html.Of($"<li>{Html.Outside(note)}</li>"))}</ul></section>""");

    static IEnumerable<(string Name, Html Value)> Facts(Deployment deployment, DetailView view, DateTimeOffset now)
    {
        var request = deployment.Request;
        if (view.Serves)
            yield return ("Serves", Html.Of($"it is the release that serves now"));
        yield return ("Asked for", Html.Of($"{Html.Outside(Parts.Kind(deployment))}, {Times.Clock(request.RequestedAt, now)} <span class=\"quiet\">({Times.Ago(request.RequestedAt, now)})</span>"));
        if (request.Reason.Length > 0)
            yield return ("Reason", Html.Outside(request.Reason));
        if (view.Replaces is { } replaced)
            yield return ("Replaces", Html.Of($"""<span class="tag">{Html.Outside(replaced)}</span>"""));
        yield return ("Image", Html.Of($"<code>{request.Repository}@{request.Digest}</code>"));
        if (request.Commit is { } commit)
            yield return ("Commit", Html.Of($"<code>{commit}</code>{(request.SourceRepository is { } source ? Html.Of($" of {source}") : Html.Empty)}"));
        if (view.Plan is { } plan)
            yield return ("Plan", Html.Of($"{plan.Summary}"));
        if (deployment.Review is { } review)
            yield return ("Risk", Risk(review));
        if (deployment.Review?.Cost is { } cost)
            yield return ("Cost", Cost(cost));
        foreach (var decision in deployment.Decisions)
            yield return (decision.Approves ? "Approved" : "Rejected", Html.Of($"by {Html.Outside(decision.By.Title)}, {Times.Clock(decision.At, now)}: {Html.Outside(decision.Reason)}"));
        if (Verdict(view.Green) is { } green)
            yield return ("Green", green);
        if (Verdict(view.Production) is { } production)
            yield return ("Production", production);
        if (view.Synthesised > 0)
            yield return ("Lost events", Html.Of($"{view.Synthesised}, made again from what the clouds said"));
        foreach (var recommendation in view.Recommendations)
            yield return ("Proposal", Html.Of($"{Html.Outside(recommendation.Title)}: {Html.Outside(recommendation.Reason)}"));
        yield return ("Deployment", Html.Of($"<code>{deployment.Id}</code>"));
        yield return ("Correlation", Html.Of($"<code>{request.CorrelationId}</code>"));
    }

    static Html Risk(PlanReview review) => Html.Of($"{Html.Outside(ReviewWords.Risk(review)["risk ".Length..])}{Html.Each(
        ReviewWords.WorthTelling(review),
        item => Html.Of($"<br>{ReviewWords.Effect(item)}: {(item.Address is { } address ? Html.Of($"<code>{address}</code> ") : Html.Empty)}{Html.Outside(item.Sentence)}"))}");

    static Html Cost(CostEstimate cost) => Html.Of($"{Html.Outside(ReviewWords.Cost(cost))}{Html.Each(
        CostLine.Of(cost),
        line => Html.Of($"<br><code>{line.Component}</code> {line.Says(cost.Currency)}"))}");

    static Html? Verdict(SmokeReport? report) => report is null
        ? null
        : Html.Of($"{(report.Passed ? "passed" : "failed")}, attempt {report.Attempts}: {Html.Outside(report.Sentence)}");

    static Html Events(IReadOnlyList<StepView> events, Deployment deployment) => events.Count == 0 ? Html.Empty : Html.Of(
        $"""
        <section aria-labelledby="events-title"><h2 id="events-title">Events</h2>
        <ol class="events">{Html.Each(events, step => Html.Of(
            $"""<li id="event-{step.Version}"><span class="when-cell">{Times.After(step.At, deployment.AcceptedAt)}</span><span class="what-cell">{Html.Outside(string.Join(", ", step.Happened))}{Move(step, deployment)}</span><span class="told-cell">{Html.Outside(step.Sentence)}</span></li>"""))}</ol></section>
        """);

    static Html Move(StepView step, Deployment deployment) => Html.Each(step.Moves.Where(move => move.From != move.To), move => move.Id == deployment.Id
        ? Html.Of($""" <b class="move">{move.From ?? "accepted"} → {move.To}</b>""")
        : Html.Of($""" <span class="quiet">{move.Tag}: {move.To}</span>"""));
}
