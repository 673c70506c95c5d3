using System.CommandLine;
using Delightful.Cli.Watching;
using Delightful.Core.Slots;

namespace Delightful.Cli.Commands;

/// <summary><c>watch</c>: follows a deployment live, and leaves with its outcome as the exit code.</summary>
static class WatchCommand
{
    const int DefaultPatience = 3600;

    public static Command Create(CliContext context)
    {
        var service = CommonOptions.Service(required: true);
        var environment = CommonOptions.Environment(required: true);
        var tag = new Option<string>("--tag") { Description = "Follow the newest deployment of this tag; it may be about to start.", HelpName = "TAG" };
        var timeout = new Option<int>("--timeout") { Description = "Give up after this many seconds.", HelpName = "SECONDS", DefaultValueFactory = _ => DefaultPatience };
        var command = new Command("watch", "Follow the running deployment, or the next one, to its end.")
        {
            service, environment, tag, timeout, CommonOptions.Aws, CommonOptions.Json,
        };
        command.SetAction((parsed, ct) => RunAsync(
            context,
            CommonOptions.Slot(parsed, service, environment),
            parsed.GetValue(tag),
            TimeSpan.FromSeconds(parsed.GetValue(timeout)),
            parsed.GetValue(CommonOptions.Aws),
            parsed.GetValue(CommonOptions.Json),
            ct));
        return command;
    }

    static async Task<int> RunAsync(CliContext context, SlotKey slot, string? tag, TimeSpan patience, bool aws, bool json, CancellationToken ct)
    {
        var cloud = context.Cloud(aws, json);
        if (tag is not null)
            return await Watch.ToEndAsync(new Follower(cloud, slot, deployment => deployment.Request.Tag == tag, context, patience), context, json, ct);

        var running = (await cloud.SlotAsync(slot, ct)).Active?.Id;
        if (running is null)
            await context.Terminal.Error.WriteLineAsync($"Nothing is running in {slot}; waiting for the next deployment.");
        var over = running is null ? (await cloud.HistoryAsync(slot, 1, ct)).Select(deployment => deployment.Id).ToHashSet() : [];
        return await Watch.ToEndAsync(
            new Follower(cloud, slot, deployment => running is null ? !over.Contains(deployment.Id) : deployment.Id == running, context, patience),
            context,
            json,
            ct);
    }
}
