using Delightful.Cli.Io;
using Delightful.Cli.Views;

namespace Delightful.Cli.Watching;

/// <summary>Shows a followed deployment as one line per step: for files, pipes and machines.</summary>
static class LineWatch
{
    public static async Task<DeploymentView> ShowAsync(IAsyncEnumerable<DeploymentView> views, Terminal terminal, bool json, TimeProvider clock)
    {
        DeploymentView? shown = null;
        await foreach (var view in views)
        {
            if (shown is { } last && (last.Stage, last.WaitsFor) == (view.Stage, view.WaitsFor))
                continue;
            shown = view;
            if (json)
                terminal.Output.WriteJsonLine(view);
            else
                await WriteAsync(view, terminal.Output, clock.GetLocalNow());
        }
        return shown ?? throw new InvalidOperationException("A followed deployment has at least one view.");
    }

    static async Task WriteAsync(DeploymentView view, TextWriter output, DateTimeOffset now)
    {
        var what = view.Outcome is { } outcome ? $"{Look.Name(outcome)} after {Look.Took(view.Seconds)}: {view.Sentence}"
            : view.Asks is { } asks ? $"{asks.State} until {Look.When(asks.Until, now)}, by {asks.Who}: {asks.Because}; {asks.Approve}"
            : Look.Waits(view, now);
        await output.WriteLineAsync($"{Look.When(now, now)}  {view.Service}/{view.Environment} {view.Tag}  {view.Stage,-8}  {what}");
        await output.FlushAsync();
    }
}
