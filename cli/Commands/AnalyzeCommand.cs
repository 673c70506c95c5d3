using System.Collections.Immutable;
using System.CommandLine;
using Delightful.Cli.Analysis;
using Delightful.Cli.Errors;
using Delightful.Cli.Io;
using Delightful.Cli.Views;
using Delightful.Core.Analysis;
using Delightful.Core.Analysis.Samples;
using Delightful.Core.Analysis.Source;

namespace Delightful.Cli.Commands;

/// <summary><c>analyze</c>: what the pipeline would find out from a source, on this machine and without a cloud.</summary>
static class AnalyzeCommand
{
    static readonly Option<string> Named = new("--service") { Description = "The service that is meant; without it, every program of the source.", HelpName = "SERVICE" };

    static readonly Option<string> For = new("--env", "-e") { Description = "The environment that is meant.", HelpName = "ENVIRONMENT", DefaultValueFactory = _ => "dev" };

    static readonly Option<string> Samples = new("--samples") { Description = "Write sample Terraform modules for what the service needs into this folder, for review.", HelpName = "FOLDER" };

    public static Command Create(CliContext context)
    {
        var path = new Argument<string>("PATH") { Description = "A folder with the source, or a source bundle (.zip).", Arity = ArgumentArity.ZeroOrOne, DefaultValueFactory = _ => "." };
        var command = new Command("analyze", "Read a source and say what the service is, what it needs, and which variables it would be deployed with.") { path, Named, For, Samples, CommonOptions.Json };
        command.SetAction(parsed => Run(context, parsed.GetValue(path)!, parsed.GetValue(Named), parsed.GetValue(For)!, parsed.GetValue(Samples), parsed.GetValue(CommonOptions.Json)));
        return command;
    }

    static int Run(CliContext context, string path, string? service, string environment, string? samples, bool json)
    {
        var started = context.Clock.GetTimestamp();
        var results = Analyze(path, service, environment);
        var view = AnalysisView.Of(path, environment, results, context.Clock.GetElapsedTime(started));
        if (json)
            context.Terminal.Output.WriteJson(view);
        else
            AnalysisPage.Show(view, context.Terminal.Pretty());
        if (samples is not null)
            Write(samples, results);
        return results.All(r => r.Succeeded) ? CliExit.Success : CliExit.Failure;
    }

    static ImmutableArray<AnalysisResult> Analyze(string path, string? service, string environment)
    {
        if (Directory.Exists(path))
            return Analyze(new FolderSource(Path.GetFullPath(path)), service, environment);
        if (!File.Exists(path))
            throw CliErrors.SourceUnusable(path, "it is neither a folder nor a file");
        try
        {
            using var bundle = File.OpenRead(path);
            return Analyze(new ZipSource(bundle), service, environment);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw CliErrors.SourceUnusable(path, e.Message);
        }
    }

    static ImmutableArray<AnalysisResult> Analyze(ISource source, string? service, string environment) => service is null
        ? Analyzer.Survey(source, environment, AnalysisLimits.Default)
        : [Analyzer.AnalyzeSource(source, service, environment, AnalysisLimits.Default)];

    static void Write(string folder, ImmutableArray<AnalysisResult> results)
    {
        foreach (var result in results)
            foreach (var sample in SampleModules.For(result))
            {
                var file = Path.Combine(folder, result.Folder, sample.Path);
                Directory.CreateDirectory(Path.GetDirectoryName(file)!);
                File.WriteAllText(file, sample.Text);
            }
    }
}
