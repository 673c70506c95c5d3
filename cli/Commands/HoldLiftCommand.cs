using System.CommandLine;
using System.Text.Json;
using Delightful.Cli.Errors;
using Delightful.Cli.Io;
using Delightful.Core;
using Delightful.Core.Events;
using Delightful.Core.Gate;
using Delightful.Core.Slots;

namespace Delightful.Cli.Commands;

/// <summary><c>hold lift</c>: lets automation deploy again, by putting the event on the bus that anyone could put there by hand.</summary>
static class HoldLiftCommand
{
    public static Command Create(CliContext context)
    {
        var service = CommonOptions.Service(required: true);
        var environment = CommonOptions.Environment(required: true);
        var reason = CommonOptions.Reason();
        var command = new Command("lift", "Allow again what a rollback holds back.")
        {
            service, environment, reason, CommonOptions.Aws, CommonOptions.Json,
        };
        command.SetAction((parsed, ct) => RunAsync(
            context,
            CommonOptions.Slot(parsed, service, environment),
            parsed.GetRequiredValue(reason),
            parsed.GetValue(CommonOptions.Aws),
            parsed.GetValue(CommonOptions.Json),
            ct));
        return command;
    }

    static async Task<int> RunAsync(CliContext context, SlotKey key, string reason, bool aws, bool json, CancellationToken ct)
    {
        var cloud = context.Cloud(aws, json);
        var slot = await cloud.SlotAsync(key, ct);
        if (slot.Version == 0)
            throw CliErrors.NoSuchSlot(slot.Key, (await cloud.SlotsAsync(ct)).Select(known => known.Key));
        if (slot.Hold is not { } hold)
            throw CliErrors.NothingHeld(slot.Key);

        var detail = new HoldLiftRequested
        {
            Service = key.Service,
            Environment = key.Environment,
            Reason = reason,
            RequestedBy = Environment.UserName,
        };
        detail = detail with { By = await cloud.SignAsync(Proving.About(detail), ct) };
        var eventId = await cloud.SendAsync(
            HoldLiftRequested.DetailType, JsonSerializer.Serialize(detail, CoreJson.Default.HoldLiftRequestedDetail), ct);

        if (json)
            context.Terminal.Output.WriteJson(new { EventId = eventId, key.Service, key.Environment, hold.Tag });
        else
            await context.Terminal.Output.WriteLineAsync($"Asked to allow {hold.Tag} in {slot.Key} again (event {eventId}).");
        return CliExit.Success;
    }
}
