using System.CommandLine;
using Delightful.Cli.Commands;
using Delightful.Cli.Doctor;
using Delightful.Cli.Errors;
using Delightful.Cli.Io;
using Delightful.Cli.Local;
using Delightful.Cli.Views;
using Delightful.Core.Deployments;
using Spectre.Console;

namespace Delightful.Cli.Demo;

/// <summary>
/// <c>demo</c>: the whole chain on this machine, told as a story of four deployments: a good image, a second one, a bad
/// one, and a person who goes back.
/// </summary>
static class DemoCommand
{
    const double DefaultSpeed = 60;

    public static Command Create(CliContext context)
    {
        var speed = new Option<double>("--speed")
        {
            Description = "Divides configured waits such as the bake; the work itself takes the time it takes.",
            HelpName = "N",
            DefaultValueFactory = _ => DefaultSpeed,
        };
        var command = new Command("demo", "Run the whole chain on this machine: four deployments, from push to verdict.") { speed, CommonOptions.Json };
        command.SetAction((parsed, ct) => RunAsync(
            context with { LocalFolder = Path.Combine(context.Folder, ".delightful", "demo") },
            parsed.GetValue(speed), parsed.GetValue(CommonOptions.Json), ct));
        return command;
    }

    static async Task<int> RunAsync(CliContext context, double speed, bool json, CancellationToken ct)
    {
        await DemandToolsAsync(context, ct);
        var say = json ? context.Terminal.Error : context.Terminal.Output;
        await say.WriteLineAsync("Starting the local cloud and installing the pipeline in it (the load balancer alone takes a minute).");
        await using var host = await LocalHost.StartAsync(context, LocalExample.Named(LocalExample.Usual), port: 0, speed, line => say.WriteLine($"  {line}"), ct);

        var story = new Story(context, host.State, json);
        List<Chapter> chapters =
        [
            await story.PushAsync("v1", "healthy", "The first image: there is nothing before it.", Outcome.Released, ct),
            await story.PushAsync("v2", "healthy", "A second image: traffic moves to it while v1 stays alive.", Outcome.Released, ct),
            await story.PushAsync("v3", "unhealthy", "A bad image: it never gets production traffic.", Outcome.RolledBack, ct),
            await story.GoBackAsync("A person sends events/rollback-requested.json: v1 is wanted back.", Outcome.Released, ct),
        ];
        if (json)
            context.Terminal.Output.WriteJson(new { Deployments = chapters.Select(chapter => chapter.End) });
        else
            Show(chapters, context.Terminal);
        return chapters.TrueForAll(chapter => chapter.End.Outcome == chapter.Expected) ? CliExit.Success : CliExit.Failure;
    }

    static async Task DemandToolsAsync(CliContext context, CancellationToken ct)
    {
        var missing = (await Checks.RunAsync(new Programs(context.Variable("PATH") ?? ""), ct)).Where(check => check.Health == Health.Failed).ToList();
        foreach (var check in missing)
            await context.Terminal.Error.WriteLineAsync($"{check.Name}: {check.Found}. {check.Remedy}");
        if (missing.Count > 0)
            throw CliErrors.ToolsMissing(missing.Count);
    }

    static void Show(IReadOnlyList<Chapter> chapters, Terminal terminal)
    {
        terminal.Output.WriteLine();
        var table = Look.Table("", "DEPLOYMENT", "TAG", "OUTCOME", "TOOK", "WHY");
        foreach (var (number, chapter) in chapters.Index())
            table.AddRow(
                Look.Plain($"{number + 1}"), Look.Plain(chapter.End.Kind.ToString().ToLowerInvariant()), Look.Plain(chapter.End.Tag),
                Look.Outcome(chapter.End.Outcome!.Value), Look.Plain(Look.Took(chapter.End.Seconds)), Look.Plain(chapter.End.Sentence ?? ""));
        terminal.Pretty().Write(table);
    }
}
