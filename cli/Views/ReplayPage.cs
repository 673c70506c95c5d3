using Spectre.Console;

namespace Delightful.Cli.Views;

/// <summary>A replay as a table: one line for every version of the slot.</summary>
static class ReplayPage
{
    public static void Show(ReplayView replay, IAnsiConsole console, DateTimeOffset now)
    {
        var table = Look.Table("VERSION", "TIME", "WHAT HAPPENED", "STAGE", "DECIDED", "SENTENCE");
        foreach (var step in replay.Steps)
            table.AddRow(
                Look.Plain(step.Agrees ? $"{step.Version}" : $"{step.Version} {(step.IsByOtherRules ? '~' : '!')}"),
                Look.Plain(Look.When(step.At, now)),
                Look.Plain(string.Join(", ", step.Happened)),
                Look.Plain(string.Join(", ", step.Moves.Select(move => Stage(move, replay.Deployment)).Concat(Otherwise(step)))),
                Look.Plain(string.Join(", ", step.Decided)),
                Look.Plain(step.Sentence ?? ""));
        console.Write(table);
        if (replay.ChangedFrom is { } version)
            console.Write(Look.Plain($"{replay.Steps.Count} steps; those with ~ were decided by other rules, and from version {version} on these decide otherwise.{Environment.NewLine}"));
        else if (replay.DiffersFrom is null)
            console.Write(Look.Plain($"{replay.Steps.Count} steps; these rules decide in each what was recorded.{Environment.NewLine}"));
    }

    static string Stage(MoveView move, string deployment)
    {
        var stage = move.From is null || move.From == move.To ? move.To : $"{move.From} -> {move.To}";
        return move.Id == deployment ? stage : $"{move.Tag}: {stage}";
    }

    static IEnumerable<string> Otherwise(StepView step) => step.Recorded is not { Count: > 0 } recorded
        ? []
        : [$"recorded: {string.Join(", ", recorded.Select(change => change.Stage))}"];
}
