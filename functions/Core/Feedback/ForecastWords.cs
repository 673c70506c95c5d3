using Delightful.Core.Deployments;
using Delightful.Core.Forecasts;

namespace Delightful.Core.Feedback;

/// <summary>A forecast as a reader sees it. What nobody can know is not made up: it is said that nobody can.</summary>
public static class ForecastWords
{
    /// <summary>What follows "it starts by itself": when, or why that cannot be said; empty when nobody asked.</summary>
    internal static string OfStart(Forecast? forecast) => forecast switch
    {
        null => "",
        { Start: { } start } => $", {In(start)}",
        { Known: < Quantile.Fewest } => $"; {NotYet(forecast)}",
        _ => "; no forecast: what is ahead takes longer than nearly all before it",
    };

    /// <summary>The time that is left of a running deployment, in a few words; empty when there is nothing to say.</summary>
    public static string OfRest(Deployment deployment, Forecast? forecast) => forecast switch
    {
        null => "",
        _ when deployment.Stage is Stage.Ended or Stage.Waiting or Stage.RollingBack or Stage.Approving => "",
        { Left: { } left } => $"about {Words.Duration(left.Likely)} left, at most {Words.Duration(left.Late)} in nine of ten cases",
        { Known: < Quantile.Fewest } => NotYet(forecast),
        _ => "no forecast: it takes longer than nearly all before it",
    };

    /// <summary>How the time stands against that of others, for a page without much room; empty while too few are known.</summary>
    internal static string Compared(Deployment deployment, Forecast? forecast) => forecast switch
    {
        null or { Known: < Quantile.Fewest } => "",
        { Whole: { } whole } when deployment.IsOver => $"usually {Words.Duration(whole.Likely)}, at most {Words.Duration(whole.Late)} in nine of ten cases",
        _ => OfRest(deployment, forecast),
    };

    /// <summary>When something starts, in a few words.</summary>
    public static string In(Expectation start) => $"in about {Words.Duration(start.Likely)}, at most {Words.Duration(start.Late)} in nine of ten cases";

    /// <summary>How long a stage that is still to come will take; empty when unknown.</summary>
    internal static string OfStep(string stage, Forecast? forecast) =>
        forecast?.Stages.GetValueOrDefault(stage) is { } expected ? $"about {Words.Duration(expected.Likely)}" : "";

    private static string NotYet(Forecast forecast) => $"no forecast yet ({forecast.Known} of {Quantile.Fewest} verified deployments)";
}
