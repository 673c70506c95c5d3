using Delightful.Cli.Dashboard.Charts;
using Delightful.Cli.Views;
using Delightful.Core.Deployments;
using Delightful.Core.Slots;

namespace Delightful.Cli.Dashboard.Pages;

/// <summary>Which deployments of the history are shown; null is any.</summary>
sealed record HistoryChoice(string? Service, string? Environment, Outcome? Outcome)
{
    public bool Has(SlotKey slot) => (Service is null || slot.Service == Service) && (Environment is null || slot.Environment == Environment);

    public bool Has(Deployment deployment) => Outcome is null || (deployment.Stage as Stage.Ended)?.Outcome == Outcome;
}

/// <summary>Past and running deployments, with how long they took as a chart.</summary>
static class HistoryPage
{
    /// <summary>The most that are listed.</summary>
    public const int Most = 100;

    public static Page Of(IReadOnlyList<Deployment> found, IReadOnlyList<SlotKey> slots, HistoryChoice choice, DateTimeOffset now) =>
        new("History", Html.Of($"<h1>History</h1>"), found.Count == 0 ? "No deployment fits." : $"{Parts.Count(found.Count, "deployment", "deployments")}, newest first.", Html.Of(
            $"""
            <form class="choices" action="/history">
            {Choose("service", "Service", slots.Select(slot => slot.Service), choice.Service)}
            {Choose("environment", "Environment", slots.Select(slot => slot.Environment), choice.Environment)}
            {Choose("outcome", "Outcome", Enum.GetValues<Outcome>().Select(Name), choice.Outcome is { } outcome ? Name(outcome) : null)}
            <button>Show</button></form>
            {HistoryChart.Of(found, now)}
            {DeploymentList.Of(found, now)}
            """), "History");

    /// <summary>The outcome that a choice names; null for any.</summary>
    public static Outcome? OutcomeOf(string? name) => Enum.GetValues<Outcome>().Cast<Outcome?>().FirstOrDefault(outcome => Name(outcome!.Value) == name);

    static string Name(Outcome outcome) => Look.Name(outcome);

    static Html Choose(string name, string label, IEnumerable<string> values, string? chosen) => Html.Of(
        $"""<label for="{name}">{label}</label><select id="{name}" name="{name}"><option value="">any</option>{Html.Each(values.Distinct(), value => Html.Of($"<option{(value == chosen ? Html.Of($" selected") : Html.Empty)}>{value}</option>"))}</select>""");
}
