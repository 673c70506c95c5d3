using Delightful.Core.Forecasts;

namespace Delightful.Cli.Views;

/// <summary>What a slot's history says about a deployment, in seconds from now; null where it says nothing.</summary>
sealed record ForecastView(int Known, SpanView? Left, SpanView? Start, bool IsLate)
{
    public static ForecastView Of(Forecast forecast) =>
        new(forecast.Known, SpanView.Of(forecast.Left), SpanView.Of(forecast.Start), forecast.IsLate);
}

/// <summary>A likely time, and one that is not exceeded in nine of ten cases.</summary>
sealed record SpanView(double LikelySeconds, double LateSeconds)
{
    public static SpanView? Of(Expectation? expectation) => expectation is null
        ? null
        : new(Math.Round(expectation.Likely.TotalSeconds, 1), Math.Round(expectation.Late.TotalSeconds, 1));
}
