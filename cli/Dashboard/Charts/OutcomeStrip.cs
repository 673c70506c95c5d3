using Delightful.Cli.Dashboard.Pages;
using Delightful.Core.Deployments;

namespace Delightful.Cli.Dashboard.Charts;

/// <summary>How the newest deployments ended, oldest first, as a row of shapes that says in words what it shows.</summary>
static class OutcomeStrip
{
    const int Most = 10;

    public static Html Of(IReadOnlyList<Deployment> newestFirst)
    {
        var ended = newestFirst.Where(deployment => deployment.IsOver).Take(Most).Reverse().Select(State.Of).ToList();
        return ended.Count == 0
            ? Html.Of($"""<span class="quiet">nothing yet</span>""")
            : Html.Of($"""<span class="strip" role="img" aria-label="{Says(ended)}">{Html.Each(ended, state => Html.Of($"""<span class="state {state.Name}">{Icon.Of(state.Name)}</span>"""))}</span>""");
    }

    static string Says(List<State> ended) =>
        $"the last {ended.Count}: {string.Join(", ", ended.GroupBy(state => state.Word).OrderByDescending(group => group.Count()).Select(group => $"{group.Count()} {group.Key}"))}";
}
