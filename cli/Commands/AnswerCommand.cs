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

/// <summary><c>approve</c> and <c>reject</c>: answer what a deployment asks for, by putting the answer on the bus, signed.</summary>
static class AnswerCommand
{
    static readonly TimeSpan Patience = TimeSpan.FromHours(1);

    sealed record Request(SlotKey Slot, string? DeploymentId, bool Approves, string Reason, string? Confirmation, bool Watch, bool Aws, bool Json);

    public static Command Approve(CliContext context) =>
        Create(context, "approve", "Approve what a deployment asks for: exactly the plan it shows is applied.", approves: true);

    public static Command Reject(CliContext context) =>
        Create(context, "reject", "Reject what a deployment asks for: it ends, and nothing is applied.", approves: false);

    static Command Create(CliContext context, string name, string description, bool approves)
    {
        var service = CommonOptions.Service(required: true);
        var environment = CommonOptions.Environment(required: true);
        var deployment = new Option<string>("--deployment") { Description = "The deployment to answer; by default the one that asks.", HelpName = "ID" };
        var reason = CommonOptions.Reason();
        var confirm = CommonOptions.Confirm();
        var watch = new Option<bool>("--watch") { Description = "Follow the deployment to its end." };
        var command = new Command(name, description) { service, environment, deployment, reason, watch, CommonOptions.Aws, CommonOptions.Json };
        if (approves)
            command.Add(confirm);
        command.SetAction((parsed, ct) => RunAsync(
            context,
            new Request(
                CommonOptions.Slot(parsed, service, environment),
                parsed.GetValue(deployment),
                approves,
                parsed.GetRequiredValue(reason),
                approves ? parsed.GetValue(confirm) : null,
                parsed.GetValue(watch),
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
        if (slot.Active is not { Stage: Stage.Approving { IsApproved: false } asking } active || (request.DeploymentId ?? active.Id) != active.Id)
            throw CliErrors.NothingAsks(slot.Key, request.DeploymentId);
        if (request.Approves && AnswerRules.NeedsWord(active.Request) && !Confirmation.IsTyped(request.Confirmation))
            throw CliErrors.NotConfirmed(request.Slot.Environment);

        var answer = new ApprovalDecided
        {
            Service = request.Slot.Service,
            Environment = request.Slot.Environment,
            DeploymentId = active.Id,
            Decision = request.Approves ? ApprovalDecided.Approve : ApprovalDecided.Reject,
            Token = asking.Token,
            Reason = request.Reason,
            Confirmation = request.Confirmation,
            At = context.Clock.GetUtcNow(),
        };
        answer = answer with { By = await cloud.SignAsync(Proving.About(answer), ct) };
        var eventId = await cloud.SendAsync(ApprovalDecided.DetailType, JsonSerializer.Serialize(answer, CoreJson.Default.ApprovalDecidedDetail), ct);
        await ShowAsync(context.Terminal, request, active, eventId);
        return request.Watch
            ? await Watch.ToEndAsync(new Follower(cloud, request.Slot, deployment => deployment.Id == active.Id, context, Patience), context, request.Json, ct)
            : CliExit.Success;
    }

    static async Task ShowAsync(Terminal terminal, Request request, Deployment active, string eventId)
    {
        if (request.Json)
        {
            if (!request.Watch)
                terminal.Output.WriteJson(new { EventId = eventId, request.Slot.Service, request.Slot.Environment, DeploymentId = active.Id, request.Approves });
            return;
        }
        await terminal.Output.WriteLineAsync($"{(request.Approves ? "Approved" : "Rejected")} {active.Request.Tag} in {request.Slot} (deployment {active.Id}, event {eventId}).");
        if (!request.Watch)
            await terminal.Output.WriteLineAsync("Whether it counts is decided by the pipeline: ./delightful status, and the thread of the deployment.");
    }
}
