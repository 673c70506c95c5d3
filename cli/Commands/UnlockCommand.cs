using System.CommandLine;
using System.Text.Json;
using Delightful.Cli.Errors;
using Delightful.Cli.Io;
using Delightful.Core;
using Delightful.Core.Deployments;
using Delightful.Core.Events;
using Delightful.Core.Gate;
using Delightful.Core.Slots;

namespace Delightful.Cli.Commands;

/// <summary><c>unlock</c>: asks that a deployment that does not move is given up, by putting an event on the bus.</summary>
static class UnlockCommand
{
    sealed record Request(SlotKey Slot, string? DeploymentId, string Reason, bool Sure, bool Aws, bool Json);

    public static Command Create(CliContext context)
    {
        var service = CommonOptions.Service(required: true);
        var environment = CommonOptions.Environment(required: true);
        var deployment = new Option<string>("--deployment") { Description = "The deployment to give up; by default the running one.", HelpName = "ID" };
        var reason = CommonOptions.Reason();
        var sure = new Option<bool>("--sure") { Description = "Give it up even when nobody can tell whether its work is over. Work that runs is never given up." };
        var command = new Command("unlock", "Give up a deployment that does not move, so that the next one can start.")
        {
            service, environment, deployment, reason, sure, CommonOptions.Aws, CommonOptions.Json,
        };
        command.SetAction((parsed, ct) => RunAsync(
            context,
            new Request(
                CommonOptions.Slot(parsed, service, environment),
                parsed.GetValue(deployment),
                parsed.GetRequiredValue(reason),
                parsed.GetValue(sure),
                parsed.GetValue(CommonOptions.Aws),
                parsed.GetValue(CommonOptions.Json)),
            ct));
        return command;
    }

    static async Task<int> RunAsync(CliContext context, Request request, CancellationToken ct)
    {
        var cloud = context.Cloud(request.Aws, request.Json);
        var slot = await cloud.SlotAsync(request.Slot, ct);
        if (slot.Version == 0)
            throw CliErrors.NoSuchSlot(slot.Key, (await cloud.SlotsAsync(ct)).Select(known => known.Key));
        if (slot.Active is not { } active || (request.DeploymentId ?? active.Id) != active.Id)
            throw CliErrors.NothingToUnlock(slot.Key, request.DeploymentId, slot.Active?.Id);

        var detail = new UnlockRequested
        {
            Service = request.Slot.Service,
            Environment = request.Slot.Environment,
            DeploymentId = active.Id,
            Reason = request.Reason,
            RequestedBy = Environment.UserName,
            Sure = request.Sure,
        };
        detail = detail with { By = await cloud.SignAsync(Proving.About(detail), ct) };
        var eventId = await cloud.SendAsync(
            UnlockRequested.DetailType, JsonSerializer.Serialize(detail, CoreJson.Default.UnlockRequestedDetail), ct);
        await ShowAsync(context.Terminal, request, active, eventId);
        return CliExit.Success;
    }

    static async Task ShowAsync(Terminal terminal, Request request, Deployment active, string eventId)
    {
        if (request.Json)
        {
            terminal.Output.WriteJson(new { EventId = eventId, request.Slot.Service, request.Slot.Environment, DeploymentId = active.Id });
            return;
        }
        await terminal.Output.WriteLineAsync($"Asked to give up {active.Request.Tag} in {request.Slot} (deployment {active.Id}, in {active.Stage.Name}; event {eventId}).");
        await terminal.Output.WriteLineAsync("It is given up when its work is over. What became of it: ./delightful status, and the thread of the deployment.");
    }
}
