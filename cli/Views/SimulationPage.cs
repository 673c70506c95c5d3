using Spectre.Console;

namespace Delightful.Cli.Views;

/// <summary>A simulated story as two tables: the decisions, and the ends.</summary>
static class SimulationPage
{
    public static void Show(SimulationView view, IAnsiConsole console)
    {
        var steps = Look.Table("AFTER", "SLOT", "VERSION", "WHAT HAPPENED", "STAGE", "DECIDED", "SENTENCE");
        foreach (var step in view.Steps)
            steps.AddRow(
                Look.Plain($"{step.After:hh\\:mm\\:ss}"),
                Look.Plain(step.Slot),
                Look.Plain($"{step.Version}"),
                Look.Plain(string.Join(", ", step.Happened)),
                Look.Plain(string.Join(", ", step.Moves.Select(move => $"{move.Tag}: {(move.From is null ? move.To : $"{move.From} -> {move.To}")}"))),
                Look.Plain(string.Join(", ", step.Decided)),
                Look.Plain(step.Sentence ?? ""));
        console.Write(steps);
        console.WriteLine();

        var ends = Look.Table("DEPLOYMENT", "SLOT", "TAG", "OUTCOME", "SENTENCE");
        foreach (var end in view.Deployments)
            ends.AddRow(Look.Plain(end.Id), Look.Plain(end.Slot), Look.Plain(end.Tag), Look.Outcome(end.Outcome), Look.Plain(end.Sentence));
        console.Write(ends);
        console.Write(Look.Plain($"{view.Steps.Count} steps, {view.Deployments.Count} deployments.{Environment.NewLine}"));
    }
}
