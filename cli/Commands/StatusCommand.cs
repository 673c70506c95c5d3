using System.CommandLine;
using Delightful.Cli.Errors;
using Delightful.Cli.Io;
using Delightful.Cli.Views;
using Spectre.Console;

namespace Delightful.Cli.Commands;

/// <summary><c>status</c>: what serves, what is happening and what is held, one line for every service and environment.</summary>
static class StatusCommand
{
    public static Command Create(CliContext context)
    {
        var service = CommonOptions.Service(required: false);
        var environment = CommonOptions.Environment(required: false);
        var command = new Command("status", "Show what serves, what is running and what is held.")
        {
            service, environment, CommonOptions.Aws, CommonOptions.Json,
        };
        command.SetAction((parsed, ct) => RunAsync(
            context, new SlotFilter(parsed.GetValue(service), parsed.GetValue(environment)), parsed.GetValue(CommonOptions.Aws), parsed.GetValue(CommonOptions.Json), ct));
        return command;
    }

    static async Task<int> RunAsync(CliContext context, SlotFilter wanted, bool aws, bool json, CancellationToken ct)
    {
        var now = context.Clock.GetLocalNow();
        var shown = wanted.Among(await context.Cloud(aws, json).SlotsAsync(ct)).Select(slot => SlotView.Of(slot.Slot, now)).ToList();

        if (json)
            context.Terminal.Output.WriteJson(new { Slots = shown });
        else if (shown.Count == 0)
            context.Terminal.Output.WriteLine("Nothing has been deployed yet.");
        else
            Show(shown, context.Terminal.Pretty(), now);
        return CliExit.Success;
    }

    static void Show(List<SlotView> slots, IAnsiConsole console, DateTimeOffset now)
    {
        var table = Look.Table("SERVICE", "ENVIRONMENT", "RELEASE", "SINCE", "NOW");
        foreach (var slot in slots)
        {
            table.AddRow(
                Look.Plain(slot.Service),
                Look.Plain(slot.Environment),
                Look.Plain(slot.Current?.Tag ?? "none"),
                Look.Plain(slot.Current is { } current ? Look.When(current.VerifiedAt, now) : ""),
                Look.Plain(Now(slot, now)));
        }
        console.Write(table);

        foreach (var slot in slots)
            foreach (var (place, waiting) in slot.Waiting.Index())
                console.Write(Look.Plain($"{slot.Service}/{slot.Environment}: {waiting.Tag} is pending, place {place + 1} of {slot.Waiting.Count}; it {Look.Starts(waiting.Forecast)}{Environment.NewLine}"));

        foreach (var slot in slots)
            if (slot.Active?.Asks is { } asks)
                console.Write(Look.Plain(
                    $"{slot.Service}/{slot.Environment}: {slot.Active.Tag} {asks.State} until {Look.When(asks.Until, now)}, by {asks.Who}: {asks.Because}{Environment.NewLine}"
                    + $"  {asks.Approve}{Environment.NewLine}  {asks.Reject}{Environment.NewLine}"));

        foreach (var slot in slots.Where(slot => slot.Hold is not null))
            console.Write(Look.Plain($"{slot.Service}/{slot.Environment} is held by {slot.Hold!.Author} since {Look.When(slot.Hold.Since, now)}: {slot.Hold.Reason}{Environment.NewLine}"));
    }

    static string Now(SlotView slot, DateTimeOffset now) => (slot.Active, slot.Waiting.Count) switch
    {
        (null, _) when slot.Hold is not null => "held",
        (null, _) => "idle",
        ({ } active, 0) => Running(active, now),
        ({ } active, var waiting) => $"{Running(active, now)}; {waiting} waiting",
    };

    static string Running(DeploymentView active, DateTimeOffset now)
    {
        var took = active.Timeline is [.., var stage] ? stage.Seconds : active.Seconds;
        return $"{active.Tag}: {active.Stage} for {Look.Took(took)}, {Look.Waits(active, now)}{Look.Left(active.Forecast)}";
    }
}
