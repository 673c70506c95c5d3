using System.CommandLine;
using Delightful.Cli.Errors;
using Delightful.Cli.Io;
using Delightful.Cli.Targets;
using Delightful.Cli.Views;
using Delightful.Core.Slots;

namespace Delightful.Cli.Commands;

/// <summary><c>show</c>: everything that is known of one deployment, found by whatever a person has of it.</summary>
static class ShowCommand
{
    public static Command Create(CliContext context)
    {
        var what = new Argument<string>("ID|TAG|DIGEST|COMMIT|CORRELATION")
        {
            Description = "What to find it by; ids, digests and commits may be shortened to seven digits.",
        };
        var command = new Command("show", "Show everything about one deployment, or list those that fit.") { what, CommonOptions.Aws, CommonOptions.Json };
        command.SetAction((parsed, ct) => RunAsync(
            context, parsed.GetRequiredValue(what), parsed.GetValue(CommonOptions.Aws), parsed.GetValue(CommonOptions.Json), ct));
        return command;
    }

    static async Task<int> RunAsync(CliContext context, string text, bool aws, bool json, CancellationToken ct)
    {
        var cloud = context.Cloud(aws, json);
        var found = await cloud.FindAsync(text, ct);
        var now = context.Clock.GetLocalNow();
        if (found is [var one])
        {
            var slot = await cloud.SlotAsync(SlotKey.TryParse(one.Slot)!.Value, ct);
            var view = DetailView.Of(one, slot, now);
            if (json)
                context.Terminal.Output.WriteJson(view);
            else
                DetailPage.Show(view, context.Terminal.Pretty(), now);
            return CliExit.Success;
        }
        var list = found.Select(deployment => DeploymentView.Of(deployment, now)).ToList();
        if (json)
        {
            context.Terminal.Output.WriteJson(new { Deployments = list });
            return CliExit.Success;
        }
        context.Terminal.Pretty().Write(DeploymentTable.Of(list, now, withId: true));
        context.Terminal.Output.WriteLine($"{list.Count} deployments fit. Show one by its id.");
        return CliExit.Success;
    }
}
