using System.CommandLine;
using Delightful.Cli.Errors;
using Delightful.Cli.Io;
using Delightful.Cli.Targets;
using Delightful.Cli.Views;
using Delightful.Core.Replays;

namespace Delightful.Cli.Commands;

/// <summary><c>replay</c>: decides again, on this machine, on everything that was recorded of a deployment, step by step.</summary>
static class ReplayCommand
{
    public static Command Create(CliContext context)
    {
        var id = new Argument<string?>("ID") { Description = "The deployment; its id, or as little of it as finds it.", Arity = ArgumentArity.ZeroOrOne };
        var from = new Option<string>("--from") { Description = "Replay an exported file; needs no cloud.", HelpName = "FILE" };
        var export = new Option<string>("--export") { Description = "Write the records to a file as well.", HelpName = "FILE" };
        var command = new Command("replay", "Run what was recorded of a deployment through the rules again.") { id, from, export, CommonOptions.Aws, CommonOptions.Json };
        command.Validators.Add(result =>
        {
            if ((result.GetValue(id) is null) == (result.GetValue(from) is null))
                result.AddError("Give either the id of a deployment or --from FILE.");
        });
        command.SetAction((parsed, ct) => RunAsync(
            context,
            parsed.GetValue(id),
            parsed.GetValue(from),
            parsed.GetValue(export),
            parsed.GetValue(CommonOptions.Aws),
            parsed.GetValue(CommonOptions.Json),
            ct));
        return command;
    }

    static async Task<int> RunAsync(CliContext context, string? id, string? from, string? export, bool aws, bool json, CancellationToken ct)
    {
        var file = from is null ? await ReadAsync(context.Cloud(aws, json), id!, ct) : RecordFiles.Read(from);
        if (file.Problem() is { } problem)
            throw CliErrors.NotReplayable(from ?? file.Deployment, problem);
        if (export is not null)
            RecordFiles.Write(export, file);

        var view = ReplayView.Of(file, Replay.Of(file));
        if (json)
            context.Terminal.Output.WriteJson(view);
        else
            ReplayPage.Show(view, context.Terminal.Pretty(), context.Clock.GetLocalNow());
        return view.DiffersFrom is { } version ? throw CliErrors.DecidesOtherwise(version) : CliExit.Success;
    }

    static async Task<RecordFile> ReadAsync(ICloud cloud, string text, CancellationToken ct)
    {
        var deployment = await cloud.FindOneAsync(text, ct);
        return new RecordFile(deployment.Id, [.. await cloud.RecordsAsync(deployment, ct)]);
    }
}
