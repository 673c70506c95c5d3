using System.CommandLine;
using System.Text.Json;
using Delightful.Cli.Errors;
using Delightful.Cli.Io;
using Delightful.Cli.Watching;
using Delightful.Core;
using Delightful.Core.Deployments;
using Delightful.Core.Events;
using Delightful.Core.Gate;
using Delightful.Core.Slots;

namespace Delightful.Cli.Commands;

/// <summary><c>rollback</c>: asks for an earlier release by putting the event on the bus that anyone could put there by hand.</summary>
static class RollbackCommand
{
    static readonly TimeSpan Patience = TimeSpan.FromHours(1);

    sealed record Request(SlotKey Slot, string? ToTag, string Reason, bool Watch, bool Aws, bool Json);

    public static Command Create(CliContext context)
    {
        var service = CommonOptions.Service(required: true);
        var environment = CommonOptions.Environment(required: true);
        var to = new Option<string>("--to") { Description = "The verified release to restore, by tag; by default the one before the current.", HelpName = "TAG" };
        var reason = CommonOptions.Reason();
        var watch = new Option<bool>("--watch") { Description = "Follow the rollback to its end." };
        var command = new Command("rollback", "Bring an earlier release back, and hold the service there.")
        {
            service, environment, to, reason, watch, CommonOptions.Aws, CommonOptions.Json,
        };
        command.SetAction((parsed, ct) => RunAsync(
            context,
            new Request(
                CommonOptions.Slot(parsed, service, environment),
                parsed.GetValue(to),
                parsed.GetRequiredValue(reason),
                parsed.GetValue(watch),
                parsed.GetValue(CommonOptions.Aws),
                parsed.GetValue(CommonOptions.Json)),
            ct));
        return command;
    }

    static async Task<int> RunAsync(CliContext context, Request request, CancellationToken ct)
    {
        var cloud = context.Cloud(request.Aws, request.Json);
        Check(await cloud.SlotAsync(request.Slot, ct), request, await KnownAsync());
        var earlier = (await cloud.HistoryAsync(request.Slot, 50, ct)).Select(deployment => deployment.Id).ToHashSet();

        var detail = new RollbackRequested
        {
            Service = request.Slot.Service,
            Environment = request.Slot.Environment,
            ToTag = request.ToTag,
            Reason = request.Reason,
            RequestedBy = Environment.UserName,
        };
        detail = detail with { By = await cloud.SignAsync(Proving.About(detail), ct) };
        var eventId = await cloud.SendAsync(
            RollbackRequested.DetailType, JsonSerializer.Serialize(detail, CoreJson.Default.RollbackRequestedDetail), ct);

        if (!request.Json)
            await context.Terminal.Output.WriteLineAsync($"Asked to bring {request.ToTag ?? "the release before"} back in {request.Slot} (event {eventId}).");
        else if (!request.Watch)
            context.Terminal.Output.WriteJson(new { EventId = eventId, request.Slot.Service, request.Slot.Environment, request.ToTag });
        if (!request.Watch)
            return CliExit.Success;

        bool IsNew(Deployment deployment) => deployment.Request.Kind == DeploymentKind.Rollback && !earlier.Contains(deployment.Id);
        return await Watch.ToEndAsync(new Follower(cloud, request.Slot, IsNew, context, Patience), context, request.Json, ct);

        async Task<IReadOnlyList<string>> KnownAsync() => [.. (await cloud.SlotsAsync(ct)).Select(slot => slot.Key)];
    }

    // The chain decides; this only spares a person the wait for a refusal that is already certain.
    static void Check(Slot slot, Request request, IReadOnlyList<string> known)
    {
        if (slot.Version == 0)
            throw CliErrors.NoSuchSlot(slot.Key, known);
        if (request.ToTag is { } tag && slot.Releases.All(release => release.Tag != tag))
            throw CliErrors.NotARelease(tag, slot.Key, slot.Releases.Select(release => release.Tag));
    }
}
