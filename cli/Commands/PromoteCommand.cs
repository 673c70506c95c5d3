using System.CommandLine;
using System.Text.Json;
using Delightful.Cli.Errors;
using Delightful.Cli.Io;
using Delightful.Cli.Watching;
using Delightful.Core;
using Delightful.Core.Deployments;
using Delightful.Core.Errors;
using Delightful.Core.Events;
using Delightful.Core.Gate;
using Delightful.Core.Slots;

namespace Delightful.Cli.Commands;

/// <summary><c>promote</c>: asks for a release of the environment before in the next one. The image is not built again.</summary>
static class PromoteCommand
{
    static readonly TimeSpan Patience = TimeSpan.FromHours(24);

    sealed record Request(SlotKey From, SlotKey To, string? Tag, string Reason, string? Confirmation, bool Watch, bool Aws, bool Json);

    public static Command Create(CliContext context)
    {
        var service = CommonOptions.Service(required: true);
        var from = CommonOptions.EnvironmentNamed("--from", "The environment that has the release, the one before.");
        var to = CommonOptions.EnvironmentNamed("--to", "The environment to promote to.");
        var tag = new Option<string>("--tag") { Description = "The verified release, by tag; by default the one that serves.", HelpName = "TAG" };
        var reason = CommonOptions.Reason();
        var confirm = CommonOptions.Confirm();
        var watch = new Option<bool>("--watch") { Description = "Follow the promotion to its end." };
        var command = new Command("promote", "Bring a verified release of one environment to the next one.")
        {
            service, from, to, tag, reason, confirm, watch, CommonOptions.Aws, CommonOptions.Json,
        };
        command.SetAction((parsed, ct) => RunAsync(
            context,
            new Request(
                CommonOptions.Slot(parsed, service, from), CommonOptions.Slot(parsed, service, to), parsed.GetValue(tag), parsed.GetRequiredValue(reason),
                parsed.GetValue(confirm), parsed.GetValue(watch), parsed.GetValue(CommonOptions.Aws), parsed.GetValue(CommonOptions.Json)),
            ct));
        return command;
    }

    static async Task<int> RunAsync(CliContext context, Request request, CancellationToken ct)
    {
        var cloud = context.Cloud(request.Aws, request.Json);
        var before = await cloud.SlotAsync(request.From, ct);
        if (before.Version == 0)
            throw CliErrors.NoSuchSlot(before.Key, (await cloud.SlotsAsync(ct)).Select(known => known.Key));
        if (PromotionRules.Find(before, request.Tag, out _) is not { } release)
            throw CliErrors.NothingToPromote(request.Tag, before.Key, before.Releases.Select(r => r.Tag));
        var earlier = (await cloud.HistoryAsync(request.To, 50, ct)).Select(deployment => deployment.Id).ToHashSet();

        var asked = new PromotionRequested
        {
            Service = request.To.Service,
            Environment = request.To.Environment,
            From = request.From.Environment,
            Tag = release.Tag,
            Reason = request.Reason,
            Confirmation = request.Confirmation,
        };
        // Whoever follows a promotion that is refused would wait for nothing. Where the catalogue cannot be seen, the pipeline says it later.
        if (await cloud.ServiceAsync(request.To.Service, ct) is { } known
            && (RequestRules.CheckSlot("promoting", request.To.Service, request.To.Environment, known) ?? PromotionRules.Check(asked, known)) is { } wrong)
            throw wrong.Code == RequestErrors.NotConfirmed ? CliErrors.NotConfirmed(request.To.Environment) : CliErrors.CannotPromote(wrong.Message);
        asked = asked with { By = await cloud.SignAsync(Proving.About(asked), ct) };
        var eventId = await cloud.SendAsync(PromotionRequested.DetailType, JsonSerializer.Serialize(asked, CoreJson.Default.PromotionRequestedDetail), ct);
        if (!request.Json)
            await context.Terminal.Output.WriteLineAsync($"Asked to promote {release.Tag} of {request.From} to {request.To.Environment} (event {eventId}).");
        else if (!request.Watch)
            context.Terminal.Output.WriteJson(new { EventId = eventId, request.To.Service, request.To.Environment, From = request.From.Environment, release.Tag, release.Digest });
        if (!request.Watch)
            return CliExit.Success;

        bool IsNew(Deployment deployment) => deployment.Request.Kind == DeploymentKind.Promotion && !earlier.Contains(deployment.Id);
        return await Watch.ToEndAsync(new Follower(cloud, request.To, IsNew, context, Patience), context, request.Json, ct);
    }
}
