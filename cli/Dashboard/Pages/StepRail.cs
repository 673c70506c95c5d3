using Delightful.Core;
using Delightful.Core.Deployments;
using Delightful.Core.Feedback;
using Delightful.Core.Forecasts;

namespace Delightful.Cli.Dashboard.Pages;

/// <summary>The steps of a deployment in a row: what is done, what goes on, what is to come and how long that usually takes.</summary>
static class StepRail
{
    public static Html Of(Deployment deployment, Forecast forecast, DateTimeOffset now) => Html.Of(
        $"""<ol class="rail">{Html.Each(Steps.Of(deployment, now), step => One(step, deployment, forecast, now))}</ol>""");

    static Html One(Step step, Deployment deployment, Forecast forecast, DateTimeOffset now)
    {
        var state = State.Of(step.State);
        return Html.Of($"""<li class="step {state.Name}"{(step.State is StepState.Running or StepState.Asking or StepState.Inconclusive ? Html.Of($" aria-current=\"step\"") : Html.Empty)}>{Icon.Of(state.Name)}<span class="name">{step.Title}</span> <span class="took"><span class="unseen">{state.Word}</span> {Took(step, deployment, forecast, now)}</span></li>""");
    }

    static Html Took(Step step, Deployment deployment, Forecast forecast, DateTimeOffset now) => step switch
    {
        { State: StepState.Running or StepState.Asking or StepState.Inconclusive, Took: not null } when deployment.Timeline is [.., { EndedAt: null } last] => Times.Since(last.StartedAt, now),
        { Took: { } took } => Html.Of($"{Words.Duration(took)}"),
        { State: StepState.Pending } when forecast.Stages.GetValueOrDefault(step.Name) is { } usual => Html.Of($"about {Words.Duration(usual.Likely)}"),
        _ => Html.Empty,
    };
}
