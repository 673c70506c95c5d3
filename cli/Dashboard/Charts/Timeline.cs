using System.Globalization;
using Delightful.Cli.Dashboard.Pages;
using Delightful.Core;
using Delightful.Core.Deployments;
using Delightful.Core.Feedback;
using Delightful.Core.Forecasts;

namespace Delightful.Cli.Dashboard.Charts;

/// <summary>
/// The stages of a deployment as bars to one scale, from its acceptance on. While it runs, what is to come is drawn as
/// long as it usually takes. The bars are drawn; everything that is to be read is text beside them.
/// </summary>
static class Timeline
{
    /// <summary>Units of the drawing from the left to the right end.</summary>
    const double Wide = 1000;

    public static Html Of(Deployment deployment, Forecast forecast, DateTimeOffset now)
    {
        List<Bar> bars = [.. Past(deployment, now), .. Coming(deployment, forecast, now)];
        if (bars.Count == 0)
            return Html.Of($"""<p class="quiet">It never started, so there are no stages.</p>""");
        var end = bars.Max(bar => bar.Late ?? bar.To);
        var scale = new Scale(deployment.AcceptedAt, TimeSpan.FromSeconds(Math.Max((end - deployment.AcceptedAt).TotalSeconds, 0.1)));
        return Html.Of(
            $"""
            <ol class="timeline">{Html.Each(bars, bar => Row(bar, scale))}</ol>
            <p class="axis" aria-hidden="true">{Html.Each(Enumerable.Range(0, 5), tick => Html.Of($"<span>{(tick == 0 ? "0" : Words.Duration(scale.Whole * (tick / 4.0)))}</span>"))}</p>
            """);
    }

    static IEnumerable<Bar> Past(Deployment deployment, DateTimeOffset now)
    {
        var steps = Steps.Of(deployment, now).ToDictionary(step => step.Name);
        var start = deployment.Timeline is [var first, ..] ? first.StartedAt : (deployment.Stage as Stage.Ended)?.At ?? now;
        if (start - deployment.AcceptedAt > TimeSpan.FromSeconds(1) || deployment.Stage is Stage.Waiting)
            yield return new("Waiting", new("waiting", "waited"), deployment.AcceptedAt, start, deployment.Stage is Stage.Waiting ? Times.Since(deployment.AcceptedAt, now) : null);
        foreach (var (at, entry) in deployment.Timeline.Index().Where(entry => entry.Item.Stage != "waiting"))
        {
            var isLast = !deployment.Timeline.Skip(at + 1).Any(later => later.Stage == entry.Stage);
            var state = isLast && steps.TryGetValue(entry.Stage, out var step) ? State.Of(step.State) : State.Of(StepState.Done);
            yield return new(Steps.Title(entry.Stage, deployment.Rolls), state, entry.StartedAt, entry.EndedAt ?? now, entry.EndedAt is null && !deployment.IsOver ? Times.Since(entry.StartedAt, now) : null, entry.Link);
        }
    }

    static IEnumerable<Bar> Coming(Deployment deployment, Forecast forecast, DateTimeOffset now)
    {
        if (deployment.Timeline is not [.., { EndedAt: null } running] || forecast.Stages.GetValueOrDefault(running.Stage) is not { } usual)
            yield break;
        var likely = running.StartedAt + usual.Likely > now ? running.StartedAt + usual.Likely : now;
        foreach (var step in Steps.Of(deployment, now).Where(step => step.State is StepState.Pending))
        {
            if (!Pace.Has(step.Name) || forecast.Stages.GetValueOrDefault(step.Name) is not { } takes)
                continue;
            yield return new(step.Title, State.Of(StepState.Pending), likely, likely + takes.Likely, Html.Of($"about {Words.Duration(takes.Likely)}, at most {Words.Duration(takes.Late)}")) { Late = likely + takes.Late };
            likely += takes.Likely;
        }
    }

    static Html Row(Bar bar, Scale scale) => Html.Of(
        $"""
        <li class="{bar.State.Name}"><span class="bar-name">{bar.Name}</span>
        <svg class="bars" viewBox="0 0 1000 16" preserveAspectRatio="none" aria-hidden="true" focusable="false"><path class="grid" d="M250 0V16M500 0V16M750 0V16"/>{(bar.Late is { } late ? Rect("late", bar.From, late, scale) : Html.Empty)}{Rect("bar", bar.From, bar.To, scale)}</svg>
        <span class="bar-took"><b>{bar.Says ?? Html.Of($"{Words.Duration(bar.To - bar.From)}")}</b> <span class="quiet">{bar.State.Word}</span>{(bar.Link is null ? Html.Empty : Html.Of($" {Parts.LinkOut("open", bar.Link)}"))}</span></li>
        """);

    static Html Rect(string kind, DateTimeOffset from, DateTimeOffset to, Scale scale)
    {
        var (x, end) = (scale.Of(from), scale.Of(to));
        return Html.Of($"""<rect class="{kind}" x="{Number(Math.Min(x, Wide - 3))}" y="3" width="{Number(Math.Max(end - x, 3))}" height="10"/>""");
    }

    static string Number(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);

    sealed record Bar(string Name, State State, DateTimeOffset From, DateTimeOffset To, Html? Says, string? Link = null)
    {
        public DateTimeOffset? Late { get; init; }
    }

    sealed record Scale(DateTimeOffset Start, TimeSpan Whole)
    {
        public double Of(DateTimeOffset moment) => Math.Clamp((moment - Start) / Whole, 0, 1) * Wide;
    }
}
