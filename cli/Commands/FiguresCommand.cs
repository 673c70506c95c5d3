using System.CommandLine;
using Delightful.Cli.Errors;
using Delightful.Cli.Io;
using Delightful.Cli.Views;
using Delightful.Core.Figures;

namespace Delightful.Cli.Commands;

/// <summary><c>figures</c>: the four team figures of each slot, from the registry, with the counts they come from.</summary>
static class FiguresCommand
{
    public static Command Create(CliContext context)
    {
        var service = CommonOptions.Service(required: false);
        var environment = CommonOptions.Environment(required: false);
        var days = CommonOptions.Number("--days", "Look at this many days.", unlessGiven: 30, most: 3650);
        var command = new Command("figures", "Show how often, how fast and how safely is delivered.")
        {
            service, environment, days, CommonOptions.Aws, CommonOptions.Json,
        };
        command.SetAction((parsed, ct) => RunAsync(
            context,
            new SlotFilter(parsed.GetValue(service), parsed.GetValue(environment)),
            parsed.GetValue(days),
            parsed.GetValue(CommonOptions.Aws),
            parsed.GetValue(CommonOptions.Json),
            ct));
        return command;
    }

    static async Task<int> RunAsync(CliContext context, SlotFilter wanted, int days, bool aws, bool json, CancellationToken ct)
    {
        var cloud = context.Cloud(aws, json);
        var since = context.Clock.GetLocalNow().AddDays(-days);
        List<TeamFigures> figures = [];
        foreach (var (slot, _) in wanted.Among(await cloud.SlotsAsync(ct)))
            figures.Add(FigureReader.Read(slot.ToString(), await cloud.SinceAsync(slot, since, ct), days));

        if (json)
            context.Terminal.Output.WriteJson(new { Figures = figures.Select(FiguresView.Of) });
        else if (figures.Count == 0)
            context.Terminal.Output.WriteLine("Nothing has been deployed yet.");
        else
            FiguresView.Show(figures, context.Terminal.Pretty());
        return CliExit.Success;
    }
}
