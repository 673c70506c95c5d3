using System.CommandLine;
using Delightful.Cli.Errors;
using Delightful.Cli.Io;
using Delightful.Cli.Targets;
using Delightful.Cli.Views;
using Delightful.Core.Slots;
using Spectre.Console;

namespace Delightful.Cli.Commands;

/// <summary><c>history</c>: past and running deployments, newest first, each with how it ended and why.</summary>
static class HistoryCommand
{
    const int DefaultLimit = 20;

    public static Command Create(CliContext context)
    {
        var service = CommonOptions.Service(required: false);
        var environment = CommonOptions.Environment(required: false);
        var limit = new Option<int>("--limit") { Description = "At most this many.", HelpName = "N", DefaultValueFactory = _ => DefaultLimit };
        limit.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var text }] && (!int.TryParse(text, out var number) || number is < 1 or > 1000))
                result.AddError($"--limit is '{text}'; it must be a number from 1 to 1000.");
        });
        var command = new Command("history", "Show deployments, newest first, and how they ended.")
        {
            service, environment, limit, CommonOptions.Aws, CommonOptions.Json,
        };
        command.SetAction((parsed, ct) => RunAsync(
            context,
            parsed.GetValue(service),
            parsed.GetValue(environment),
            parsed.GetValue(limit),
            parsed.GetValue(CommonOptions.Aws),
            parsed.GetValue(CommonOptions.Json),
            ct));
        return command;
    }

    static async Task<int> RunAsync(CliContext context, string? service, string? environment, int limit, bool aws, bool json, CancellationToken ct)
    {
        var cloud = context.Cloud(aws, json);
        var known = (await cloud.SlotsAsync(ct)).Select(slot => SlotKey.TryParse(slot.Key)!.Value).ToList();
        var slots = known.Where(key => (service is null || key.Service == service) && (environment is null || key.Environment == environment)).ToList();
        if (slots.Count == 0 && (service ?? environment) is not null)
            throw CliErrors.NoSuchSlot($"{service ?? "any service"} in {environment ?? "any environment"}", known.Select(key => key.ToString()));

        var shown = await NewestAsync(cloud, slots, limit, context.Clock.GetLocalNow(), ct);
        if (json)
            context.Terminal.Output.WriteJson(new { Deployments = shown });
        else if (shown.Count == 0)
            context.Terminal.Output.WriteLine("Nothing has been deployed yet.");
        else
            context.Terminal.Pretty().Write(Table(shown, context.Clock.GetLocalNow()));
        return CliExit.Success;
    }

    static async Task<List<DeploymentView>> NewestAsync(ICloud cloud, List<SlotKey> slots, int limit, DateTimeOffset now, CancellationToken ct)
    {
        List<DeploymentView> found = [];
        foreach (var slot in slots)
            found.AddRange((await cloud.HistoryAsync(slot, limit, ct)).Select(deployment => DeploymentView.Of(deployment, now)));
        return [.. found.OrderByDescending(deployment => deployment.StartedAt).Take(limit)];
    }

    static Table Table(List<DeploymentView> deployments, DateTimeOffset now)
    {
        var table = Look.Table("STARTED", "SERVICE", "ENVIRONMENT", "TAG", "KIND", "OUTCOME", "TOOK", "WHY");
        foreach (var deployment in deployments)
        {
            table.AddRow(
                Look.Plain(Look.When(deployment.StartedAt, now)),
                Look.Plain(deployment.Service),
                Look.Plain(deployment.Environment),
                Look.Plain(deployment.Tag),
                Look.Plain(deployment.Kind.ToString().ToLowerInvariant()),
                deployment.Outcome is { } outcome ? Look.Outcome(outcome) : Look.Plain(deployment.Stage),
                Look.Plain(Look.Took(deployment.Seconds)),
                Look.Plain(deployment.Sentence ?? Look.Waits(deployment, now)));
        }
        return table;
    }
}
