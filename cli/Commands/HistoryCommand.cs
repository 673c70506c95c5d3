using System.CommandLine;
using Delightful.Cli.Errors;
using Delightful.Cli.Io;
using Delightful.Cli.Targets;
using Delightful.Cli.Views;
using Delightful.Core.Deployments;
using Delightful.Core.Slots;

namespace Delightful.Cli.Commands;

/// <summary><c>history</c>: past and running deployments, newest first, each with how it ended and why.</summary>
static class HistoryCommand
{
    const int MostLookedAt = 1000;

    public static Command Create(CliContext context)
    {
        var service = CommonOptions.Service(required: false);
        var environment = CommonOptions.Environment(required: false);
        var filter = new HistoryOptions();
        var limit = CommonOptions.Number("--limit", "At most this many.", unlessGiven: 20, most: MostLookedAt);
        var command = new Command("history", "Show deployments, newest first, and how they ended.")
        {
            service, environment, limit, CommonOptions.Aws, CommonOptions.Json,
        };
        filter.AddTo(command);
        command.SetAction((parsed, ct) => RunAsync(
            context,
            new Wanted(new SlotFilter(parsed.GetValue(service), parsed.GetValue(environment)), filter.Read(parsed, context.Clock.GetLocalNow()), parsed.GetValue(limit)),
            parsed.GetValue(CommonOptions.Aws),
            parsed.GetValue(CommonOptions.Json),
            ct));
        return command;
    }

    static async Task<int> RunAsync(CliContext context, Wanted wanted, bool aws, bool json, CancellationToken ct)
    {
        var cloud = context.Cloud(aws, json);
        var found = wanted.Filter.Terms is [var term, ..]
            ? await cloud.FindAsync(term, MostLookedAt, ct)
            : await OfSlotsAsync(cloud, wanted, ct);
        var now = context.Clock.GetLocalNow();
        var shown = found
            .Where(deployment => wanted.Slots.Has(SlotKey.TryParse(deployment.Slot)!.Value) && wanted.Filter.Fits(deployment))
            .OrderByDescending(deployment => deployment.AcceptedAt)
            .Take(wanted.Limit)
            .Select(deployment => DeploymentView.Of(deployment, now))
            .ToList();
        if (json)
            context.Terminal.Output.WriteJson(new { Deployments = shown });
        else if (shown.Count == 0)
            context.Terminal.Output.WriteLine(wanted.Filter.IsEmpty ? "Nothing has been deployed yet." : "No deployment fits.");
        else
            context.Terminal.Pretty().Write(DeploymentTable.Of(shown, now));
        return CliExit.Success;
    }

    static async Task<List<Deployment>> OfSlotsAsync(ICloud cloud, Wanted wanted, CancellationToken ct)
    {
        List<Deployment> found = [];
        foreach (var (slot, _) in wanted.Slots.Among(await cloud.SlotsAsync(ct)))
            found.AddRange(wanted.Filter.Since is { } since
                ? await cloud.SinceAsync(slot, since, ct)
                : await cloud.HistoryAsync(slot, wanted.Filter.Outcome is null ? wanted.Limit : MostLookedAt, ct));
        return found;
    }

    sealed record Wanted(SlotFilter Slots, HistoryFilter Filter, int Limit);
}
