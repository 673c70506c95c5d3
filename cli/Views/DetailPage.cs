using Delightful.Core.Verification;
using Spectre.Console;

namespace Delightful.Cli.Views;

/// <summary>One deployment as a page: what was asked for, what came of it, and its stages.</summary>
static class DetailPage
{
    public static void Show(DetailView view, IAnsiConsole console, DateTimeOffset now)
    {
        var deployment = view.Deployment;
        console.Write(new Text($"{deployment.Service}/{deployment.Environment}  {deployment.Tag}  {deployment.Id}", Style.Plain.Decoration(Decoration.Bold)));
        console.WriteLine();
        var facts = new Grid().AddColumn(new GridColumn().NoWrap().PadLeft(2).PadRight(2)).AddColumn(new GridColumn().PadRight(0));
        foreach (var (name, value) in Facts(view, now))
            if (value is { Length: > 0 })
                facts.AddRow(Look.Plain(name), Look.Plain(value));
        console.Write(facts);

        if (deployment.Timeline.Count == 0)
            return;
        var stages = Look.Table("STAGE", "STARTED", "TOOK", "LINK");
        foreach (var stage in deployment.Timeline)
            stages.AddRow(
                Look.Plain(stage.Stage), Look.Plain(Look.When(stage.StartedAt, now)), Look.Plain(Look.Took(stage.Seconds)), Look.Plain(stage.Link ?? ""));
        console.Write(stages);
    }

    static IEnumerable<(string Name, string? Value)> Facts(DetailView view, DateTimeOffset now)
    {
        var deployment = view.Deployment;
        yield return deployment.Outcome is { } outcome
            ? ("outcome", $"{Look.Name(outcome)} after {Look.Took(deployment.Seconds)}: {deployment.Sentence}")
            : ("now", $"{deployment.Stage}, {Look.Waits(deployment, now)}");
        yield return ("serves", view.Serves ? "it is the release that serves now" : null);
        yield return ("hold", view.Hold is { } hold ? $"{hold.Author}, {Look.When(hold.Since, now)}: {hold.Reason}" : null);
        yield return ("request", $"{deployment.Kind.ToString().ToLowerInvariant()} by {deployment.RequestedBy}, {Look.When(view.RequestedAt, now)}");
        yield return ("reason", deployment.Reason);
        yield return ("promoted from", deployment.Promoted is { } promoted ? $"{promoted.From}, deployment {promoted.DeploymentId}, verified {Look.When(promoted.VerifiedAt, now)}" : null);
        yield return ("replaces", view.Replaces);
        yield return ("image", $"{view.Repository}@{deployment.Digest}");
        yield return ("commit", view.Commit is null ? null : $"{view.Commit}{(view.SourceRepository is null ? "" : $" of {view.SourceRepository}")}");
        yield return ("correlation", deployment.CorrelationId);
        yield return ("plan", view.Plan is { } plan ? $"{plan.Summary}{(plan.Text is null ? "" : $" ({plan.Text})")}" : null);
        foreach (var (index, line) in (view.Review?.Lines() ?? []).Index())
            yield return (index == 0 ? "risk" : "", line);
        foreach (var (index, line) in (view.Review?.Cost?.Lines() ?? []).Index())
            yield return (index == 0 ? "cost" : "", line);
        foreach (var decision in deployment.Decisions)
            yield return (decision.Approves ? "approved" : "rejected", $"{decision.By}, {Look.When(decision.At, now)}: {decision.Reason}");
        if (deployment.Asks is { } asks)
        {
            yield return (asks.IsInconclusive ? "inconclusive" : "asks", $"until {Look.When(asks.Until, now)}, {asks.Who}: {asks.Because}");
            yield return ("answer", asks.Approve);
            yield return ("", asks.Reject);
        }
        yield return ("green", Verdict(view.Green));
        yield return ("production", Verdict(view.Production));
        yield return ("lost events", view.Synthesised == 0 ? null : $"{view.Synthesised}, made again from what the clouds said");
        foreach (var recommendation in view.Recommendations)
            yield return ("proposal", $"{recommendation.Title}: {recommendation.Reason}");
        foreach (var note in deployment.Notes)
            yield return ("note", note);
    }

    static string? Verdict(SmokeReport? report) =>
        report is null ? null : $"{(report.Passed ? "passed" : "failed")}, attempt {report.Attempts}: {report.Sentence}";
}
