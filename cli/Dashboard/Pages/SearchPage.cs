using Delightful.Core.Deployments;

namespace Delightful.Cli.Dashboard.Pages;

/// <summary>What a search found, when that is not exactly one.</summary>
static class SearchPage
{
    public static Page Of(string text, IReadOnlyList<Deployment> found, DateTimeOffset now) => new("Search", Html.Of($"<h1>Search for {Html.Outside(text)}</h1>"), $"{Parts.Count(found.Count, "deployment fits", "deployments fit")}.", Html.Of(
        $"""{DeploymentList.Of(found, now)}"""));

    /// <summary>When nothing was looked for.</summary>
    public static Page Empty { get; } = new("Search", Html.Of($"<h1>Search</h1>"), "", Html.Of(
        $"""<p class="empty">Give a tag, an id, or at least {SearchTerm.FewestDigits} digits of a commit, a digest or a correlation id.</p>""")) { Live = null };
}
