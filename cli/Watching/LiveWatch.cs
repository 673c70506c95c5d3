using Delightful.Cli.Io;
using Delightful.Cli.Views;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Delightful.Cli.Watching;

/// <summary>Shows a followed deployment as a picture that is redrawn in place: for a person at a terminal.</summary>
static class LiveWatch
{
    public static async Task<DeploymentView> ShowAsync(IAsyncEnumerable<DeploymentView> views, Terminal terminal, TimeProvider clock)
    {
        DeploymentView? last = null;
        await terminal.Pretty().Live(new Text("")).StartAsync(async live =>
        {
            await foreach (var view in views)
            {
                last = view;
                live.UpdateTarget(Picture(view, clock.GetLocalNow()));
            }
        });
        return last ?? throw new InvalidOperationException("A followed deployment has at least one view.");
    }

    internal static IRenderable Picture(DeploymentView view, DateTimeOffset now)
    {
        var stages = Look.Table("", "STAGE", "TOOK", "");
        foreach (var stage in view.Timeline)
        {
            var running = stage.EndedAt is null && view.Outcome is null;
            stages.AddRow(
                new Text(running ? "▸" : "✓", new Style(running ? Color.Blue : Color.Green)),
                Look.Plain(stage.Stage),
                Look.Plain(Look.Took(stage.Seconds)),
                Look.Plain(running ? Look.Waits(view, now) : stage.Link ?? ""));
        }
        if (view.Stage == "waiting" && view.Timeline.Count == 0)
            stages.AddRow(Look.Plain("▸"), Look.Plain("waiting"), Look.Plain(Look.Took(view.Seconds)), Look.Plain(Look.Waits(view, now)));

        List<IRenderable> rows =
        [
            new Text($"{view.Service}/{view.Environment}  {view.Tag}  {view.Kind.ToString().ToLowerInvariant()} by {view.RequestedBy}", Style.Plain.Decoration(Decoration.Bold)),
            stages,
            .. view.Notes.Select(note => Look.Plain($"note: {note}")),
        ];
        if (view.Asks is { } asks)
            rows.Add(Look.Plain($"until {Look.When(asks.Until, now)}, {asks.Who}: {asks.Because}\n  {asks.Approve}\n  {asks.Reject}"));
        if (view.Outcome is { } outcome)
            rows.Add(new Columns(Look.Outcome(outcome), Look.Plain($"after {Look.Took(view.Seconds)}: {view.Sentence}")) { Expand = false });
        return new Rows(rows);
    }
}
