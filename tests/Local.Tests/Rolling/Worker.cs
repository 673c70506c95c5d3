using System.Text.Json.Nodes;
using Delightful.Local.Tests.Work;

namespace Delightful.Local.Tests.Rolling;

/// <summary>A service without a load balancer that ECS rolls, with its circuit breaker on.</summary>
sealed class Worker
{
    readonly WorkCloud cloud;
    readonly string name = $"w{Guid.NewGuid():N}"[..12];

    Worker(WorkCloud cloud) => this.cloud = cloud;

    public static async Task<Worker> CreateAsync(WorkCloud cloud)
    {
        var worker = new Worker(cloud);
        await worker.BuildAsync();
        return worker;
    }

    /// <summary>The deployments as the service describes them, the primary one first.</summary>
    public async Task<JsonArray> DeploymentsAsync() => (await ServiceAsync())["deployments"]!.AsArray();

    public async Task<JsonObject> ServiceAsync() =>
        (await EcsAsync("DescribeServices", new JsonObject { ["services"] = new JsonArray(name) }))["services"]![0]!.AsObject();

    public async Task<JsonArray> UpdateAsync(string definition) =>
        (await EcsAsync("UpdateService", new JsonObject { ["service"] = name, ["taskDefinition"] = definition }))["service"]!["deployments"]!.AsArray();

    /// <summary>Waits until the only deployment is a completed one of this task definition.</summary>
    public Task<JsonObject> SettledAsync(string definition) => WorkCloud.EventuallyAsync(
        async () => await DeploymentsAsync() is [JsonObject only] && (string?)only["rolloutState"] == "COMPLETED" && (string?)only["taskDefinition"] == definition ? only : null,
        $"{definition} to be all that runs", seconds: 60);

    /// <summary>What events told of a deployment, in order.</summary>
    public IEnumerable<string> Told(string id) => Events().Where(e => (string?)e.Detail["deploymentId"] == id).Select(e => (string)e.Detail["eventName"]!);

    public IEnumerable<RecordedEvent> Events() => cloud.Events.All.Where(e => e.DetailType == "ECS Deployment State Change" && e.Resources[0].EndsWith($"/{name}", StringComparison.Ordinal));

    public async Task<int> TasksAsync() => (await EcsAsync("ListTasks", new JsonObject { ["serviceName"] = name }))["taskArns"]!.AsArray().Count;

    /// <summary>Pushes an image and registers the task definition that runs it.</summary>
    public async Task<string> DefinitionAsync(string tag, string behaviour = "healthy")
    {
        var manifest = new JsonObject
        {
            ["schemaVersion"] = 2,
            ["mediaType"] = "application/vnd.oci.image.manifest.v1+json",
            ["config"] = new JsonObject { ["mediaType"] = "application/vnd.oci.image.config.v1+json", ["size"] = 2, ["digest"] = $"sha256:{Guid.NewGuid():N}{Guid.NewGuid():N}" },
            ["layers"] = new JsonArray(),
            ["annotations"] = new JsonObject { ["delightful.local.behaviour"] = behaviour },
        };
        var pushed = await cloud.CallAsync("ecr", "AmazonEC2ContainerRegistry_V20150921.PutImage", new JsonObject
        {
            ["repositoryName"] = "small", ["imageTag"] = $"{name}-{tag}", ["imageManifest"] = manifest.ToJsonString(), ["imageManifestMediaType"] = (string)manifest["mediaType"]!,
        });
        var registered = await EcsAsync("RegisterTaskDefinition", new JsonObject
        {
            ["family"] = name,
            ["containerDefinitions"] = new JsonArray(new JsonObject
            {
                ["name"] = "small",
                ["image"] = $"123456789012.dkr.ecr.us-east-1.amazonaws.com/small@{(string)pushed["image"]!["imageId"]!["imageDigest"]!}",
                ["essential"] = true,
                ["memory"] = 128,
            }),
        });
        return (string)registered["taskDefinition"]!["taskDefinitionArn"]!;
    }

    async Task BuildAsync()
    {
        try
        {
            await cloud.CallAsync("ecr", "AmazonEC2ContainerRegistry_V20150921.CreateRepository", new JsonObject { ["repositoryName"] = "small" });
        }
        catch (AwsException exists) when (exists.Code == "RepositoryAlreadyExistsException")
        {
            // Another test made it.
        }
        await cloud.CallAsync("ecs", "AmazonEC2ContainerServiceV20141113.CreateCluster", new JsonObject { ["clusterName"] = name });
        await EcsAsync("CreateService", new JsonObject
        {
            ["serviceName"] = name,
            ["taskDefinition"] = await DefinitionAsync("v1"),
            ["desiredCount"] = 1,
            ["deploymentController"] = new JsonObject { ["type"] = "ECS" },
            ["deploymentConfiguration"] = new JsonObject { ["deploymentCircuitBreaker"] = new JsonObject { ["enable"] = true, ["rollback"] = true } },
        });
        await SettledAsync((string)(await DeploymentsAsync())[0]!["taskDefinition"]!);
    }

    Task<JsonObject> EcsAsync(string operation, JsonObject body)
    {
        body["cluster"] = name;
        return cloud.CallAsync("ecs", $"AmazonEC2ContainerServiceV20141113.{operation}", body);
    }
}
