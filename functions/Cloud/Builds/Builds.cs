using System.Security.Cryptography;
using System.Text;
using Amazon.CodeBuild;
using Amazon.CodeBuild.Model;
using Delightful.Core.Slots;

namespace Delightful.Cloud;

/// <summary>The build projects.</summary>
/// <param name="PlanProject">The project that plans.</param>
/// <param name="ApplyProject">The project that applies a saved plan.</param>
/// <param name="MigrateProject">The project that migrates a database.</param>
/// <param name="TestProject">The project that runs the tests of a repository.</param>
public sealed record BuildSettings(string PlanProject, string ApplyProject, string MigrateProject, string TestProject)
{
    /// <summary>All of them.</summary>
    public IReadOnlyList<string> Projects => [PlanProject, ApplyProject, MigrateProject, TestProject];
}

/// <summary>
/// Plan, apply and migrate builds in CodeBuild. CodeBuild's own token makes a repeated start harmless for five minutes;
/// later, a start that may be a repetition looks for the build of its command first.
/// </summary>
public sealed class Builds(IAmazonCodeBuild codeBuild, BuildSettings settings)
{
    /// <summary>BatchGetBuilds takes as many ids as one page of a list has.</summary>
    private const int Newest = 100;

    private const string TimedOut = "TIMED_OUT";

    /// <summary>Starts the build that plans, or finds it.</summary>
    public Task<SlotEvent> StartPlanAsync(
        CommandId id, SlotCommand.StartPlan command, SlotKey slot, string repositoryUrl, bool rerun, CancellationToken cancellationToken) =>
        StartAsync(id, settings.PlanProject, BuildVariables.Of(id, command, slot, repositoryUrl), rerun, cancellationToken);

    /// <summary>Starts the build that applies, or finds it.</summary>
    public Task<SlotEvent> StartApplyAsync(
        CommandId id, SlotCommand.StartApply command, SlotKey slot, string repositoryUrl, bool rerun, CancellationToken cancellationToken) =>
        StartAsync(id, settings.ApplyProject, BuildVariables.Of(id, command, slot, repositoryUrl), rerun, cancellationToken);

    /// <summary>Starts the build that migrates, or finds it.</summary>
    public Task<SlotEvent> StartMigrationAsync(
        CommandId id, SlotCommand.StartMigration command, SlotKey slot, string repositoryUrl, bool rerun, CancellationToken cancellationToken) =>
        StartAsync(id, settings.MigrateProject, BuildVariables.Of(id, command, slot, repositoryUrl), rerun, cancellationToken);

    /// <summary>
    /// Starts the build that tests a release, or finds it. Its source's address is signed anew by each who starts it, and CodeBuild
    /// refuses the token of a build that was started with another: so after a refusal it is looked for.
    /// </summary>
    public async Task<SlotEvent> StartTestsAsync(
        CommandId id, SlotCommand.StartTests command, SlotKey slot, string repositoryUrl, string sourceUrl, bool rerun, CancellationToken cancellationToken)
    {
        var started = await StartAsync(id, settings.TestProject, BuildVariables.Of(id, command, slot, repositoryUrl, sourceUrl), rerun, cancellationToken).ConfigureAwait(false);
        return started is SlotEvent.CommandFailed refused
            ? await FoundOrAsync(refused, settings.TestProject, id.ToString(), cancellationToken).ConfigureAwait(false)
            : started;
    }

    /// <summary>Stops a build of tests; that it is over already, or forgotten, is success. No other build is ever stopped.</summary>
    public async Task<SlotEvent> StopTestsAsync(CommandId id, SlotCommand.StopTests command, CancellationToken cancellationToken)
    {
        var build = ShortId(command.BuildId);
        if (build.Split(':')[0] != settings.TestProject)
            return new SlotEvent.CommandFailed(id.ToString(), $"{build} is no build of {settings.TestProject}, so it is not stopped");
        try
        {
            await codeBuild.StopBuildAsync(new StopBuildRequest { Id = build }, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is InvalidInputException or ResourceNotFoundException)
        {
            // There is nothing to stop.
        }
        catch (AmazonCodeBuildException e) when (IsForbidden(e))
        {
            return new SlotEvent.CommandFailed(id.ToString(), $"CodeBuild refused to stop {build}: {e.Message}");
        }
        return new SlotEvent.CommandDone(id.ToString());
    }

    /// <summary>Finds the build of an apply or a migration whose start was refused; says that it failed for good when there is none.</summary>
    public Task<SlotEvent> FindApplyAsync(CommandId id, SlotCommand.FindApply command, CancellationToken cancellationToken) => FoundOrAsync(
        new SlotEvent.CommandFailed(id.ToString(), command.Why), command.IsMigration ? settings.MigrateProject : settings.ApplyProject, command.Command, cancellationToken);

    /// <summary>How a build is. One that CodeBuild does not know is <see cref="WorkStatus.Gone"/>.</summary>
    public async Task<SlotEvent> AskAsync(TruthQuestion.Build question, CancellationToken cancellationToken)
    {
        var id = ShortId(question.BuildId);
        var answer = await codeBuild.BatchGetBuildsAsync(new BatchGetBuildsRequest { Ids = [id] }, cancellationToken).ConfigureAwait(false);
        return (answer.Builds is [var build, ..] ? BuildReading.Changed(build, question.Command) : BuildReading.Gone(id, question.Command))
            with { Synthetic = true };
    }

    /// <summary>
    /// How the build of an id is that somebody else named. Throws <see cref="ArgumentException"/> for one of a project that
    /// is not ours: about that nothing can be proven.
    /// </summary>
    public async Task<WorkStatus> StatusOfAsync(string buildId, CancellationToken cancellationToken)
    {
        if (!IsOurs(buildId))
            throw new ArgumentException($"{buildId} is no build of {string.Join(" or ", settings.Projects)}", nameof(buildId));
        var answer = await codeBuild.BatchGetBuildsAsync(new BatchGetBuildsRequest { Ids = [buildId] }, cancellationToken).ConfigureAwait(false);
        return answer.Builds is [var build, ..] ? StatusOf(build.BuildStatus.Value) : WorkStatus.Gone;
    }

    /// <summary>The commands whose builds are running.</summary>
    public async Task<IReadOnlyList<CommandId>> RunningAsync(CancellationToken cancellationToken)
    {
        var running = new List<CommandId>();
        foreach (var project in settings.Projects)
            running.AddRange((await NewestAsync(project, cancellationToken).ConfigureAwait(false))
                .Where(b => StatusOf(b.BuildStatus.Value) == WorkStatus.Running)
                .Select(b => CommandId.TryParse(BuildVariables.CommandOf(b)))
                .OfType<CommandId>());
        return running;
    }

    /// <summary>True for the id of a build of one of the projects.</summary>
    public bool IsOurs(string buildId) => settings.Projects.Contains(buildId.Split(':')[0]);

    /// <summary>
    /// What a build status means: the API and the events use the same words. One that nobody here knows is no proof of an
    /// end: an apply that still runs must not be taken for one that failed.
    /// </summary>
    public static WorkStatus StatusOf(string status) => status switch
    {
        "SUCCEEDED" => WorkStatus.Succeeded,
        "STOPPED" => WorkStatus.Stopped,
        "FAILED" or "FAULT" or TimedOut => WorkStatus.Failed,
        _ => WorkStatus.Running,
    };

    /// <summary>
    /// True for a build that was ended because its own work took too long. One that waited too long for its machine or its source, or of
    /// which that is not said, did none.
    /// </summary>
    public static bool IsTimedOut(string? status, IEnumerable<(string? Type, string? Status)> phases) =>
        status == TimedOut && phases.Any(p => p is ("BUILD", TimedOut));

    /// <summary>The id of a build (<c>project:uuid</c>), which events give as an ARN.</summary>
    public static string ShortId(string idOrArn) =>
        idOrArn.StartsWith("arn:", StringComparison.Ordinal) ? idOrArn[(idOrArn.IndexOf('/') + 1)..] : idOrArn;

    /// <summary>No repetition changes what a role may do.</summary>
    private static bool IsForbidden(AmazonCodeBuildException e) => e.ErrorCode == "AccessDeniedException";

    private async Task<SlotEvent> StartAsync(
        CommandId id, string project, List<EnvironmentVariable> variables, bool rerun, CancellationToken cancellationToken)
    {
        var command = id.ToString();
        if (BuildVariables.FaultOf(variables) is { } fault)
            return new SlotEvent.CommandFailed(command, $"{project} was not started: {fault}");
        try
        {
            if (rerun && await FindAsync(project, command, cancellationToken).ConfigureAwait(false) is { } known)
                return Started(command, known);
            var answer = await codeBuild.StartBuildAsync(
                new StartBuildRequest
                {
                    ProjectName = project,
                    IdempotencyToken = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(command))),
                    EnvironmentVariablesOverride = variables,
                },
                cancellationToken).ConfigureAwait(false);
            return Started(command, answer.Build);
        }
        catch (Exception e) when (e is InvalidInputException or ResourceNotFoundException)
        {
            return new SlotEvent.CommandFailed(command, $"CodeBuild refused to start {project}: {e.Message}");
        }
    }

    /// <summary>The build of a command that was refused, when an earlier try started it; else the refusal.</summary>
    private async Task<SlotEvent> FoundOrAsync(SlotEvent.CommandFailed refused, string project, string command, CancellationToken cancellationToken)
    {
        try
        {
            return await FindAsync(project, command, cancellationToken).ConfigureAwait(false) is { } known ? Started(command, known) : refused;
        }
        catch (Exception e) when (e is InvalidInputException or ResourceNotFoundException)
        {
            return refused;
        }
    }

    private async Task<Build?> FindAsync(string project, string command, CancellationToken cancellationToken) =>
        (await NewestAsync(project, cancellationToken).ConfigureAwait(false)).Find(b => BuildVariables.CommandOf(b) == command);

    private async Task<List<Build>> NewestAsync(string project, CancellationToken cancellationToken)
    {
        var listed = await codeBuild.ListBuildsForProjectAsync(
            new ListBuildsForProjectRequest { ProjectName = project, SortOrder = SortOrderType.DESCENDING }, cancellationToken).ConfigureAwait(false);
        if (listed.Ids is not { Count: > 0 } ids)
            return [];
        var known = await codeBuild.BatchGetBuildsAsync(
            new BatchGetBuildsRequest { Ids = [.. ids.Take(Newest)] }, cancellationToken).ConfigureAwait(false);
        return known.Builds ?? [];
    }

    private static SlotEvent Started(string command, Build build) =>
        new SlotEvent.BuildStarted(command, build.Id, build.Logs?.DeepLink);
}
