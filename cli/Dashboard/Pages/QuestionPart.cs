using Delightful.Cli.Views;
using Delightful.Core.Deployments;

namespace Delightful.Cli.Dashboard.Pages;

/// <summary>What a deployment asks of people: why, until when, of whom, and the commands that answer. The page itself changes nothing.</summary>
static class QuestionPart
{
    /// <param name="deployment">The deployment.</param>
    /// <param name="now">The moment.</param>
    public static Html Of(Deployment deployment, DateTimeOffset now) => QuestionView.Of(deployment) is not { } question ? Html.Empty : Html.Of(
        $"""
        <section class="card question" aria-labelledby="question-title"><h2 id="question-title">{(question.IsInconclusive ? "Its plan could not be judged, so it asks for approval" : "It asks for approval")}</h2>
        <p>{Html.Outside(question.Because)}. <span class="quiet">It expires in {Times.Left(question.Until, now)}; this may answer: {Html.Outside(question.Who)}.</span></p>
        {(question.Asks.Count == 0 ? Html.Empty : Html.Of($"""<ul class="notes">{Html.Each(question.Asks, ask => Html.Of($"<li>{Html.Outside(ask)}</li>"))}</ul>"""))}
        <p><code>{question.Approve}</code></p>
        <p><code>{question.Reject}</code></p>
        </section>
        """);
}
