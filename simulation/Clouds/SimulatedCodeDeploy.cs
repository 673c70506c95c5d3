using Amazon.CodeDeploy;
using Amazon.CodeDeploy.Model;
using Delightful.Core.Slots;

namespace Delightful.Simulation.Clouds;

/// <summary>CodeDeploy: one deployment at a time in a group, and no token that would make a repeated creation harmless.</summary>
internal sealed class SimulatedCodeDeploy(World world) : AmazonCodeDeployClient(Account.Credentials, Account.Config<AmazonCodeDeployConfig>())
{
    private const string Service = "codedeploy";

    private readonly List<SimulatedRollout> _rollouts = [];
    private readonly Dictionary<string, SimulatedRollout> _byId = [];
    private readonly RolloutWork _work = new(world);

    public IReadOnlyList<SimulatedRollout> All => _rollouts;

    public override Task<CreateDeploymentResponse> CreateDeploymentAsync(CreateDeploymentRequest request, CancellationToken cancellationToken = default) =>
        world.Wire.CallAsync(Service, "CreateDeployment", () => new CreateDeploymentResponse { DeploymentId = Create(request).Id });

    public override Task<GetDeploymentResponse> GetDeploymentAsync(GetDeploymentRequest request, CancellationToken cancellationToken = default) =>
        world.Wire.CallAsync(Service, "GetDeployment", () => new GetDeploymentResponse { DeploymentInfo = Find(request.DeploymentId).ToRecord() });

    public override Task<ListDeploymentsResponse> ListDeploymentsAsync(ListDeploymentsRequest request, CancellationToken cancellationToken = default) =>
        world.Wire.CallAsync(Service, "ListDeployments", () => new ListDeploymentsResponse
        {
            Deployments = world.Blinded == Guard.RolloutLookUp
                ? []
                : [.. _rollouts.Where(r => !r.IsForgotten
                    && (request.DeploymentGroupName is not { } group || GroupOf(r.Slot) == group)
                    && (request.IncludeOnlyStatuses is not { Count: > 0 } wanted || wanted.Contains(r.Status.Value))
                    && (request.CreateTimeRange?.Start is not { } start || r.CreatedAt >= start)).Select(r => r.Id)],
        });

    public override Task<StopDeploymentResponse> StopDeploymentAsync(StopDeploymentRequest request, CancellationToken cancellationToken = default) =>
        world.Wire.CallAsync(Service, "StopDeployment", () =>
        {
            var rollout = Find(request.DeploymentId);
            if (!rollout.IsRunning)
                throw new DeploymentAlreadyCompletedException($"{rollout.Id} is over");
            world.After(2, 10, () => _work.End(rollout, DeploymentStatus.Stopped, error: null));
            return new StopDeploymentResponse();
        });

    public override Task<PutLifecycleEventHookExecutionStatusResponse> PutLifecycleEventHookExecutionStatusAsync(
        PutLifecycleEventHookExecutionStatusRequest request, CancellationToken cancellationToken = default) =>
        world.Wire.CallAsync(Service, "PutLifecycleEventHookExecutionStatus", () =>
        {
            var rollout = Find(request.DeploymentId);
            if (!rollout.IsRunning || rollout.Hook != request.LifecycleEventHookExecutionId)
                throw new LifecycleEventAlreadyCompletedException($"{request.LifecycleEventHookExecutionId} has its verdict");
            _work.Answer(rollout, request.Status == LifecycleEventStatus.Succeeded);
            return new PutLifecycleEventHookExecutionStatusResponse();
        });

    /// <summary>Brings blue back by a deployment of its own, as CodeDeploy does.</summary>
    public void Restore(SimulatedRollout failed)
    {
        var restoring = Add(new SimulatedRollout($"d-{_rollouts.Count + 1:D9}", failed.Slot, $"restores {failed.Id}", failed.Blue ?? "", world.Time.Clock, byLateCaller: false)
        {
            Restores = failed.Id,
            Blue = failed.Blue,
            Status = DeploymentStatus.InProgress,
        });
        failed.RestoredBy = restoring.Id;
        world.After(2, 60, () => _work.Restored(restoring));
    }

    public static string GroupOf(SlotKey slot) => $"delightful-{slot.Service}-{slot.Environment}";

    private SimulatedRollout Create(CreateDeploymentRequest request)
    {
        var content = request.Revision.AppSpecContent.Content;
        var name = world.Ecs.NameIn(content);
        var slot = world.Ecs.SlotOf(name);
        if (_rollouts.Find(r => r.Slot == slot && r.IsRunning) is { } running)
            throw new DeploymentLimitExceededException($"{running.Id} runs in {request.DeploymentGroupName}");
        var rollout = Add(new SimulatedRollout($"d-{_rollouts.Count + 1:D9}", slot, request.Description, name, world.Time.Clock, world.Caller?.IsLate == true) { Blue = world.Ecs.Serving(slot) });
        world.Trace.Note("rollout starts", rollout.Description, _rollouts.Count);
        world.Watch.RolloutStarted(rollout, _rollouts);
        _work.Begin(rollout);
        return rollout;
    }

    private SimulatedRollout Add(SimulatedRollout rollout)
    {
        _rollouts.Add(rollout);
        _byId[rollout.Id] = rollout;
        return rollout;
    }

    private SimulatedRollout Find(string id) => _byId.TryGetValue(id, out var rollout) && !rollout.IsForgotten
        ? rollout
        : throw new DeploymentDoesNotExistException($"there is no {id}") { ErrorCode = "DeploymentDoesNotExistException" };
}
