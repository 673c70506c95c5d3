using Delightful.Cli.Errors;

namespace Delightful.Cli.Dashboard.Pages;

/// <summary>Something that cannot be shown, with the reason and what to do.</summary>
static class ErrorPage
{
    public static Page Of(CliException error, bool mayPass) => new("Not shown", Html.Of($"<h1>{error.Message}</h1>"), "", Html.Of(
        $"""<p>{error.Remedy}</p><p class="quiet">{error.Code} · <a href="/">Overview</a></p>""")) { Live = mayPass ? "/live" : null };

    public static Page NotFound { get; } = new("Not found", Html.Of($"<h1>There is no such page.</h1>"), "", Html.Of($"""<p><a href="/">Overview</a></p>""")) { Live = null };
}
