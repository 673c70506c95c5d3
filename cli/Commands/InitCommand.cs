using System.CommandLine;
using Delightful.Cli.Analysis;
using Delightful.Cli.Entry;
using Delightful.Cli.Errors;
using Delightful.Cli.Io;
using Delightful.Core.Analysis;
using Delightful.Core.Slots;

namespace Delightful.Cli.Commands;

/// <summary><c>init</c>: writes what a repository needs so that its commits reach the pipeline. It needs no cloud and overwrites nothing.</summary>
static class InitCommand
{
    static readonly Option<string> Named = new("--service") { Description = "The service; it is also the name of its image repository. By default the name of the folder.", HelpName = "SERVICE" };

    static readonly Option<string> Below = new("--folder") { Description = "The folder of the service, in a repository that holds several.", HelpName = "FOLDER" };

    static readonly Option<string> Test = new("--test") { Description = "The command that runs the tests; by default what the folder's files tell.", HelpName = "COMMAND" };

    static readonly Option<string> Branch = new("--branch") { Description = "The branch whose commits are deployed.", HelpName = "BRANCH", DefaultValueFactory = _ => "main" };

    static readonly Option<string> Workflow = new("--workflow") { Description = "The repository and commit of the pipeline's build-and-push workflow; a released program knows its own.", HelpName = "OWNER/NAME@COMMIT" };

    public static Command Create(CliContext context)
    {
        var path = new Argument<string>("PATH") { Description = "The repository.", Arity = ArgumentArity.ZeroOrOne, DefaultValueFactory = _ => "." };
        var command = new Command("init", "Write the workflow and the declaration that bring a repository to the pipeline.") { path, Named, Below, Test, Branch, Workflow, CommonOptions.Json };
        command.SetAction(parsed => Run(
            context, Path.GetFullPath(parsed.GetValue(path)!), parsed.GetValue(Named), parsed.GetValue(Below)?.Trim('/'), parsed.GetValue(Test), parsed.GetValue(Branch)!,
            parsed.GetValue(Workflow), parsed.GetValue(CommonOptions.Json)));
        return command;
    }

    static int Run(CliContext context, string repository, string? named, string? below, string? test, string branch, string? from, bool json)
    {
        if (!Directory.Exists(repository))
            throw CliErrors.SourceUnusable(repository, "it is no folder");
        var workflow = (from is null ? EntryWorkflow.OfThisRelease : EntryWorkflow.Parse(from)) ?? throw CliErrors.NoEntryWorkflow(from);
        var analysis = Analyze(repository, below, named);
        var service = named ?? Path.GetFileName(analysis.Folder.Length == 0 ? repository : analysis.Folder);
        if (!SlotKey.IsService(service))
            throw CliErrors.Usage($"'{service}' is no service: a name has {SlotKey.ServiceRule}. Give one with --service.", "./delightful init");
        var command = test ?? TestCommand.In(Path.Combine(repository, analysis.Folder)) ?? throw CliErrors.NoTestCommand(analysis.Folder.Length == 0 ? repository : analysis.Folder);
        if (command.Contains("${{", StringComparison.Ordinal))
            throw CliErrors.Usage("--test holds an expression of GitHub's, which would reach a shell as code.", "./delightful init");

        var (declaration, caller) = (StartingDeclaration.PathOf(analysis.Folder), CallerWorkflow.PathOf(service));
        if (Path.Exists(Path.Combine(repository, caller)))
            throw CliErrors.FileExists(caller);
        List<InitFile> files =
        [
            Path.Exists(Path.Combine(repository, declaration)) ? new(declaration, Written: false) : Write(repository, declaration, StartingDeclaration.Text(service, analysis)),
            Write(repository, caller, CallerWorkflow.Text(service, analysis.Folder, branch, command, workflow)),
        ];
        Show(context.Terminal, new(service, command, files, Variables), json);
        return CliExit.Success;
    }

    /// <summary>What the workflow takes from the variables of the repository or, for all of them at once, of the organisation.</summary>
    static IReadOnlyList<VariableView> Variables { get; } =
    [
        new("DELIGHTFUL_ROLE_ARN", "push_role_arns, an output of infrastructure/bootstrap: the role of this repository"),
        new("DELIGHTFUL_REGION", "the region of the pipeline, such as us-east-1"),
        new("DELIGHTFUL_ARTIFACT_BUCKET", "artifact_bucket, an output of infrastructure/bootstrap"),
        new("DELIGHTFUL_PREVIEWS", "true, when pull requests get a preview and the role trusts them"),
    ];

    static AnalysisResult Analyze(string repository, string? below, string? named)
    {
        var source = new FolderSource(repository);
        var all = Analyzer.Survey(source, "dev", AnalysisLimits.Default);
        if (all.FirstOrDefault(one => !one.Succeeded) is { Error: { } error })
            throw CliErrors.SourceUnusable(repository, error.ToString());
        var meant = below is null ? all : [.. all.Where(one => one.Folder == below)];
        // A program of no kind that is known can still be declared.
        if (meant.IsEmpty && below is not null && Analyzer.AnalyzeSource(source, named ?? Path.GetFileName(below), "dev", AnalysisLimits.Default) is { Succeeded: true } declared && declared.Folder == below)
            return declared;
        return meant is [var only] ? only : throw CliErrors.NotOneService(repository, all.Select(one => one.Folder.Length == 0 ? "." : one.Folder));
    }

    static InitFile Write(string repository, string path, string text)
    {
        var file = Path.Combine(repository, path);
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            using var stream = new FileStream(file, FileMode.CreateNew, FileAccess.Write);
            using var writer = new StreamWriter(stream);
            writer.Write(text);
            return new(path, Written: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw CliErrors.FileUnusable(path, e.Message);
        }
    }

    static void Show(Terminal terminal, InitView view, bool json)
    {
        if (json)
        {
            terminal.Output.WriteJson(view);
            return;
        }
        foreach (var file in view.Files)
            terminal.Output.WriteLine($"{(file.Written ? "wrote" : "kept ")}  {file.Path}");
        terminal.Output.WriteLine();
        terminal.Output.WriteLine($"Tests of {view.Service}: {view.TestCommand}");
        terminal.Output.WriteLine("Set these variables once in GitHub, for this repository or for all of the organisation:");
        foreach (var variable in view.Variables)
            terminal.Output.WriteLine($"  {variable.Name,-27} {variable.Value}");
        terminal.Output.WriteLine("Then commit and push: the image of each commit starts a deployment.");
    }

    sealed record InitFile(string Path, bool Written);

    sealed record InitView(string Service, string TestCommand, IReadOnlyList<InitFile> Files, IReadOnlyList<VariableView> Variables);

    sealed record VariableView(string Name, string Value);
}
