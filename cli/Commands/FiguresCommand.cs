using System.CommandLine;
using Delightful.Cli.Errors;
using Delightful.Cli.Io;
using Delightful.Cli.Views;
using Delightful.Core.Figures;
using Delightful.Core.Slots;

namespace Delightful.Cli.Commands;

/// <summary><c>figures</c>: the four team figures of each slot, from the registry, with the counts they come from.</summary>
static class FiguresCommand
{
    const int DefaultDays = 30;
    const int MostDays = 3650;

    public static Command Create(CliContext context)
    {
        var service = CommonOptions.Service(required: false);
        var environment = CommonOptions.Environment(required: false);
        var days = new Option<int>("--days") { Description = "Look at this many days.", HelpName = "N", DefaultValueFactory = _ => DefaultDays };
        days.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var text }] && (!int.TryParse(text, out var number) || number is < 1 or > MostDays))
                result.AddError($"--days is '{text}'; it must be a number from 1 to {MostDays}.");
        });
        var command = new Command("figures", "Show how often, how fast and how safely is delivered.")
        {
            service, environment, days, CommonOptions.Aws, CommonOptions.Json,
        };
        command.SetAction((parsed, ct) => RunAsync(
            context,
            parsed.GetValue(service),
            parsed.GetValue(environment),
            parsed.GetValue(days),
            parsed.GetValue(CommonOptions.Aws),
            parsed.GetValue(CommonOptions.Json),
            ct));
        return command;
    }

    static async Task<int> RunAsync(CliContext context, string? service, string? environment, int days, bool aws, bool json, CancellationToken ct)
    {
        var cloud = context.Cloud(aws, json);
        var known = (await cloud.SlotsAsync(ct)).Select(slot => SlotKey.TryParse(slot.Key)!.Value).ToList();
        var slots = known.Where(key => (service is null || key.Service == service) && (environment is null || key.Environment == environment)).ToList();
        if (slots.Count == 0 && (service ?? environment) is not null)
            throw CliErrors.NoSuchSlot($"{service ?? "any service"} in {environment ?? "any environment"}", known.Select(key => key.ToString()));

        var since = context.Clock.GetLocalNow().AddDays(-days);
        List<TeamFigures> figures = [];
        foreach (var slot in slots)
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
