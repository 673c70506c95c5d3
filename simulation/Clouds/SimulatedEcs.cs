using Amazon.ECS;
using Amazon.ECS.Model;
using Delightful.Core.Slots;
using Delightful.Simulation.Scenarios;

namespace Delightful.Simulation.Clouds;

/// <summary>ECS: task definitions, and what each service runs: in production, and behind the test listener.</summary>
internal sealed class SimulatedEcs(World world) : AmazonECSClient(Account.Credentials, Account.Config<AmazonECSConfig>())
{
    private const string Name = "ecs";
    private const string Field = "\"TaskDefinition\":\"";

    private readonly Dictionary<string, (SlotKey Slot, string Digest, string Tag)> _definitions = [];
    private readonly Dictionary<SlotKey, string> _serving = [];
    private readonly Dictionary<SlotKey, string> _green = [];

    /// <summary>Here tasks fail by their answers only: none ever stops.</summary>
    public override System.Threading.Tasks.Task<ListTasksResponse> ListTasksAsync(ListTasksRequest request, CancellationToken cancellationToken = default) =>
        System.Threading.Tasks.Task.FromResult(new ListTasksResponse());

    public string Register(SlotKey slot, int revision, string digest, string tag)
    {
        var name = $"arn:aws:ecs:{Account.Region}:{Account.Number}:task-definition/{slot.Service}-{slot.Environment}:{revision}";
        _definitions[name] = (slot, digest, tag);
        return name;
    }

    /// <summary>What production runs; null before the first.</summary>
    public string? Serving(SlotKey slot) => _serving.GetValueOrDefault(slot);

    public string? Green(SlotKey slot) => _green.GetValueOrDefault(slot);

    public void Serve(SlotKey slot, string? taskDefinition)
    {
        if (taskDefinition is null)
            _serving.Remove(slot);
        else
            _serving[slot] = taskDefinition;
    }

    public void SetGreen(SlotKey slot, string? taskDefinition)
    {
        if (taskDefinition is null)
            _green.Remove(slot);
        else
            _green[slot] = taskDefinition;
    }

    public string DigestOf(string taskDefinition) => _definitions[taskDefinition].Digest;

    public string TagOf(string taskDefinition) => _definitions[taskDefinition].Tag;

    public SlotKey SlotOf(string taskDefinition) => _definitions[taskDefinition].Slot;

    public string NameIn(string appSpec)
    {
        var from = appSpec.IndexOf(Field, StringComparison.Ordinal) + Field.Length;
        return appSpec[from..appSpec.IndexOf('"', from)];
    }

    public override Task<DescribeServicesResponse> DescribeServicesAsync(DescribeServicesRequest request, CancellationToken cancellationToken = default) =>
        world.Wire.CallAsync(Name, "DescribeServices", () => new DescribeServicesResponse { Services = Describe(request) is { } service ? [service] : [] });

    public override Task<UpdateServiceResponse> UpdateServiceAsync(UpdateServiceRequest request, CancellationToken cancellationToken = default) =>
        world.Wire.CallAsync(Name, "UpdateService", () => new UpdateServiceResponse { Service = world.Rolling.Update(request) });

    public override Task<DescribeTaskDefinitionResponse> DescribeTaskDefinitionAsync(DescribeTaskDefinitionRequest request, CancellationToken cancellationToken = default) =>
        world.Wire.CallAsync(Name, "DescribeTaskDefinition", () => new DescribeTaskDefinitionResponse
        {
            TaskDefinition = new TaskDefinition
            {
                TaskDefinitionArn = request.TaskDefinition,
                ContainerDefinitions =
                [
                    new ContainerDefinition
                    {
                        Name = "app",
                        Image = $"image@{DigestOf(request.TaskDefinition)}",
                        Environment = [new Amazon.ECS.Model.KeyValuePair { Name = "IMAGE_TAG", Value = TagOf(request.TaskDefinition) }],
                    },
                ],
            },
        });

    private Service? Describe(DescribeServicesRequest request)
    {
        var slot = SimulatedService.SlotOf(request.Cluster, request.Services[0]);
        if (world.Scenario.KindOf(slot) != RolloutKind.BlueGreen)
            return world.Rolling.Describe(slot);
        return Serving(slot) is { } runs
            ? new Service { Status = "ACTIVE", TaskSets = [new TaskSet { Status = "PRIMARY", TaskDefinition = runs }] }
            : null;
    }
}
