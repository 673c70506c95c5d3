using System.CommandLine;
using Delightful.Cli.Errors;
using Delightful.Cli.Io;
using Delightful.Cli.Views;
using Delightful.Simulation;

namespace Delightful.Cli.Commands;

/// <summary><c>simulate</c>: plays a file of events through the whole chain, in this process, over simulated clouds.</summary>
static class SimulateCommand
{
    public static Command Create(CliContext context)
    {
        var file = new Argument<string>("FILE") { Description = "A JSON array of events, such as events/story.json." };
        var command = new Command("simulate", "Play a file of events through the chain on this machine, without a cloud, state by state.") { file, CommonOptions.Json };
        command.SetAction(parsed => Run(context, parsed.GetValue(file)!, parsed.GetValue(CommonOptions.Json)));
        return command;
    }

    static int Run(CliContext context, string path, bool json)
    {
        var view = SimulationView.Of(Play(path));
        if (json)
            context.Terminal.Output.WriteJson(view);
        else
            SimulationPage.Show(view, context.Terminal.Pretty());
        return CliExit.Success;
    }

    static Rehearsal Play(string path)
    {
        try
        {
            return Rehearsal.Of(File.ReadAllText(path));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or FormatException)
        {
            throw CliErrors.StoryUnusable(path, error.Message);
        }
    }
}
