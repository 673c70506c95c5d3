using Amazon.CodeBuild;
using Amazon.CodeBuild.Model;

namespace Delightful.Simulation.Clouds;

/// <summary>CodeBuild: a start with a token it has seen in the last five minutes answers with the build of that token.</summary>
internal sealed class SimulatedCodeBuild(World world) : AmazonCodeBuildClient(Account.Credentials, Account.Config<AmazonCodeBuildConfig>())
{
    private const string Service = "codebuild";
    private static readonly TimeSpan TokenLives = TimeSpan.FromMinutes(5);

    private readonly Dictionary<string, (SimulatedBuild Build, TimeSpan At)> _tokens = [];
    private readonly List<SimulatedBuild> _builds = [];
    private readonly BuildWork _work = new(world);

    public IReadOnlyList<SimulatedBuild> All => _builds;

    public override Task<StartBuildResponse> StartBuildAsync(StartBuildRequest request, CancellationToken cancellationToken = default) =>
        world.Wire.CallAsync(Service, "StartBuild", () => new StartBuildResponse { Build = Start(request).ToRecord() });

    public override Task<StopBuildResponse> StopBuildAsync(StopBuildRequest request, CancellationToken cancellationToken = default)
    {
        if (_builds.Find(b => b.Id == request.Id) is { IsTest: true } tests)
            return world.Wire.CallAsync(Service, "StopBuild", () => Stop(tests));
        world.Watch.Violated($"somebody stops the build {request.Id}: an apply is never interrupted");
        return Task.FromResult(new StopBuildResponse());
    }

    public override Task<BatchGetBuildsResponse> BatchGetBuildsAsync(BatchGetBuildsRequest request, CancellationToken cancellationToken = default) =>
        world.Wire.CallAsync(Service, "BatchGetBuilds", () => new BatchGetBuildsResponse
        {
            Builds = [.. _builds.Where(b => !b.IsForgotten && request.Ids.Contains(b.Id)).Select(b => b.ToRecord())],
        });

    public override Task<ListBuildsForProjectResponse> ListBuildsForProjectAsync(ListBuildsForProjectRequest request, CancellationToken cancellationToken = default) =>
        world.Wire.CallAsync(Service, "ListBuildsForProject", () => new ListBuildsForProjectResponse
        {
            Ids = world.Blinded == Guard.BuildLookUp
                ? []
                : [.. Enumerable.Reverse(_builds).Where(b => b.Project == request.ProjectName && !b.IsForgotten).Take(100).Select(b => b.Id)],
        });

    private StopBuildResponse Stop(SimulatedBuild tests)
    {
        _work.Stop(tests);
        return new StopBuildResponse { Build = tests.ToRecord() };
    }

    private SimulatedBuild Start(StartBuildRequest request)
    {
        if (_tokens.TryGetValue(request.IdempotencyToken, out var known) && world.Time.Now - known.At < TokenLives)
            return known.Build;
        var build = new SimulatedBuild($"{request.ProjectName}:{_builds.Count + 1:x8}-0000-4000-8000-000000000000", request, world.Caller?.IsLate == true);
        world.Trace.Note("build starts", build.Command, _builds.Count + 1);
        _builds.Add(build);
        _tokens[request.IdempotencyToken] = (build, world.Time.Now);
        world.Watch.BuildStarted(build, _builds);
        _work.Begin(build);
        return build;
    }
}
