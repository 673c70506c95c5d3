using System.Text.Json.Nodes;
using System.Xml.Linq;
using Delightful.Local.Gateway;

namespace Delightful.Local.Tests.Work;

/// <summary>A service of one or more tasks behind a load balancer with a production and a test listener, and its deployment group.</summary>
sealed class Stage
{
    const string Balancing = "2015-12-01";

    readonly WorkCloud cloud;
    readonly string name = $"s{Guid.NewGuid():N}"[..12];

    Stage(WorkCloud cloud) => this.cloud = cloud;

    public string Name => name;

    public int Port { get; } = FreePort.Take();

    public int TestPort { get; } = FreePort.Take();

    public string Alarm => $"{name}-errors";

    public static async Task<Stage> SetAsync(WorkCloud cloud, string behaviour = "healthy", int count = 1, string configuration = "CodeDeployDefault.ECSAllAtOnce", int bakeMinutes = 0)
    {
        var stage = new Stage(cloud);
        await stage.BuildAsync(behaviour, count, configuration, bakeMinutes);
        return stage;
    }

    public Task<string> ProductionAsync() => GetAsync(Port);

    public Task<string> TestAsync() => GetAsync(TestPort);

    public async Task<string> GetAsync(int port, string path = "/version")
    {
        using var response = await cloud.Http.GetAsync(new Uri($"http://127.0.0.1:{port}{path}"));
        return response.IsSuccessStatusCode ? await response.Content.ReadAsStringAsync() : $"{(int)response.StatusCode}";
    }

    /// <summary>Waits until production answers with a tag; when it never does, tells what became of the tasks.</summary>
    public async Task ServesAsync(string tag)
    {
        try
        {
            await WorkCloud.EventuallyAsync(async () => await ProductionAsync() == tag ? tag : null, $"{tag} in production", seconds: 10);
        }
        catch (TimeoutException never)
        {
            var traffic = await cloud.Http.GetStringAsync(new Uri(cloud.Cloud.Endpoint, "/_traffic"));
            var told = cloud.Events.All.Where(e => (string?)e.Detail["group"] == $"service:{name}").Select(e => $"{(string?)e.Detail["lastStatus"]} {(string?)e.Detail["stoppedReason"]}");
            throw new TimeoutException($"{never.Message}\n{traffic}\n{string.Join('\n', told)}");
        }
    }

    public Task<JsonObject> DeployCallAsync(string operation, JsonObject body) => cloud.CallAsync("codedeploy", $"CodeDeploy_20141006.{operation}", body);

    public Task<JsonObject> EcsAsync(string operation, JsonObject body)
    {
        body["cluster"] = name;
        return cloud.CallAsync("ecs", $"AmazonEC2ContainerServiceV20141113.{operation}", body);
    }

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
                ["environment"] = new JsonArray(new JsonObject { ["name"] = "IMAGE_TAG", ["value"] = tag }),
            }),
        });
        return (string)registered["taskDefinition"]!["taskDefinitionArn"]!;
    }

    public async Task<string> DeployAsync(string definition, params (string Event, string Function)[] hooks)
    {
        var spec = new JsonObject
        {
            ["version"] = 0.0,
            ["Resources"] = new JsonArray(new JsonObject
            {
                ["TargetService"] = new JsonObject
                {
                    ["Type"] = "AWS::ECS::Service",
                    ["Properties"] = new JsonObject { ["TaskDefinition"] = definition, ["LoadBalancerInfo"] = new JsonObject { ["ContainerName"] = "small", ["ContainerPort"] = 8080 } },
                },
            }),
            ["Hooks"] = new JsonArray([.. hooks.Select(hook => new JsonObject { [hook.Event] = hook.Function })]),
        };
        var created = await DeployCallAsync("CreateDeployment", new JsonObject
        {
            ["applicationName"] = name,
            ["deploymentGroupName"] = name,
            ["description"] = $"{name} command-1",
            ["revision"] = new JsonObject { ["revisionType"] = "AppSpecContent", ["appSpecContent"] = new JsonObject { ["content"] = spec.ToJsonString() } },
        });
        return (string)created["deploymentId"]!;
    }

    public async Task<JsonObject> DeploymentAsync(string id) => (await DeployCallAsync("GetDeployment", new JsonObject { ["deploymentId"] = id }))["deploymentInfo"]!.AsObject();

    public Task<JsonObject> EndOfAsync(string id, double seconds = 30) => WorkCloud.EventuallyAsync(async () =>
        await DeploymentAsync(id) is var info && (string)info["status"]! is "Succeeded" or "Failed" or "Stopped" ? info : null, $"the end of {id}", seconds);

    public async Task<string?> StepAsync(string id, string step) => (string?)(await DeployCallAsync("GetDeploymentTarget", new JsonObject { ["deploymentId"] = id, ["targetId"] = name }))
        ["deploymentTarget"]!["ecsTarget"]!["lifecycleEvents"]!.AsArray().Single(e => (string)e!["lifecycleEventName"]! == step)!["status"];

    /// <summary>The states that events told of a deployment, in order.</summary>
    public IEnumerable<string> Told(string id) => cloud.Events.All.Where(e => (string?)e.Detail["deploymentId"] == id).Select(e => (string)e.Detail["state"]!);

    public Task RaiseAsync() => cloud.QueryAsync("monitoring", "SetAlarmState", "2010-08-01", "AlarmName", Alarm, "StateValue", "ALARM", "StateReason", "too many errors");

    async Task BuildAsync(string behaviour, int count, string configuration, int bakeMinutes)
    {
        try
        {
            await cloud.CallAsync("ecr", "AmazonEC2ContainerRegistry_V20150921.CreateRepository", new JsonObject { ["repositoryName"] = "small" });
        }
        catch (AwsException exists) when (exists.Code == "RepositoryAlreadyExistsException")
        {
            // Another stage made it.
        }
        var subnets = (await cloud.QueryAsync("ec2", "DescribeSubnets", "2016-11-15")).Descendants().Where(e => e.Name.LocalName == "subnetId").Select(e => e.Value).Take(2).ToList();
        var vpc = One(await cloud.QueryAsync("ec2", "DescribeVpcs", "2016-11-15"), "vpcId");
        var balancer = One(await BalanceAsync("CreateLoadBalancer", "Name", name, "Subnets.member.1", subnets[0], "Subnets.member.2", subnets[1]), "LoadBalancerArn");
        var (blue, green) = (await TargetGroupAsync("blue", vpc), await TargetGroupAsync("green", vpc));
        var (production, test) = (await ListenerAsync(balancer, Port, blue), await ListenerAsync(balancer, TestPort, green));
        await cloud.CallAsync("ecs", "AmazonEC2ContainerServiceV20141113.CreateCluster", new JsonObject { ["clusterName"] = name });
        await EcsAsync("CreateService", new JsonObject
        {
            ["serviceName"] = name,
            ["taskDefinition"] = await DefinitionAsync("v1", behaviour),
            ["desiredCount"] = count,
            ["deploymentController"] = new JsonObject { ["type"] = "CODE_DEPLOY" },
            ["loadBalancers"] = new JsonArray(new JsonObject { ["targetGroupArn"] = blue, ["containerName"] = "small", ["containerPort"] = 8080 }),
        });
        await cloud.QueryAsync("monitoring", "PutMetricAlarm", "2010-08-01", "AlarmName", Alarm, "MetricName", "errors", "Namespace", "AWS/ApplicationELB", "Statistic", "Sum",
            "Period", "60", "EvaluationPeriods", "1", "Threshold", "5", "ComparisonOperator", "GreaterThanThreshold", "AlarmDescription", "too many errors",
            "Dimensions.member.1.Name", "LoadBalancer", "Dimensions.member.1.Value", $"app/{name}");
        await DeployCallAsync("CreateApplication", new JsonObject { ["applicationName"] = name, ["computePlatform"] = "ECS" });
        await DeployCallAsync("CreateDeploymentGroup", Group(configuration, bakeMinutes, production, test));
    }

    JsonObject Group(string configuration, int bakeMinutes, string production, string test) => new()
    {
        ["applicationName"] = name,
        ["deploymentGroupName"] = name,
        ["deploymentConfigName"] = configuration,
        ["serviceRoleArn"] = "arn:aws:iam::123456789012:role/deploy",
        ["deploymentStyle"] = new JsonObject { ["deploymentType"] = "BLUE_GREEN", ["deploymentOption"] = "WITH_TRAFFIC_CONTROL" },
        ["ecsServices"] = new JsonArray(new JsonObject { ["clusterName"] = name, ["serviceName"] = name }),
        ["autoRollbackConfiguration"] = new JsonObject { ["enabled"] = true, ["events"] = new JsonArray("DEPLOYMENT_FAILURE", "DEPLOYMENT_STOP_ON_ALARM", "DEPLOYMENT_STOP_ON_REQUEST") },
        ["alarmConfiguration"] = new JsonObject { ["enabled"] = true, ["alarms"] = new JsonArray(new JsonObject { ["name"] = Alarm }) },
        ["blueGreenDeploymentConfiguration"] = new JsonObject
        {
            ["deploymentReadyOption"] = new JsonObject { ["actionOnTimeout"] = "CONTINUE_DEPLOYMENT" },
            ["terminateBlueInstancesOnDeploymentSuccess"] = new JsonObject { ["action"] = "TERMINATE", ["terminationWaitTimeInMinutes"] = bakeMinutes },
        },
        ["loadBalancerInfo"] = new JsonObject
        {
            ["targetGroupPairInfoList"] = new JsonArray(new JsonObject
            {
                ["targetGroups"] = new JsonArray(new JsonObject { ["name"] = $"{name}-blue" }, new JsonObject { ["name"] = $"{name}-green" }),
                ["prodTrafficRoute"] = new JsonObject { ["listenerArns"] = new JsonArray(production) },
                ["testTrafficRoute"] = new JsonObject { ["listenerArns"] = new JsonArray(test) },
            }),
        },
    };

    async Task<string> TargetGroupAsync(string side, string vpc) => One(await BalanceAsync("CreateTargetGroup", "Name", $"{name}-{side}", "Protocol", "HTTP", "Port", "8080", "VpcId", vpc,
        "TargetType", "ip", "HealthCheckPath", "/health", "HealthCheckIntervalSeconds", "6", "HealthCheckTimeoutSeconds", "5", "UnhealthyThresholdCount", "2"), "TargetGroupArn");

    async Task<string> ListenerAsync(string balancer, int port, string group) => One(await BalanceAsync("CreateListener", "LoadBalancerArn", balancer, "Protocol", "HTTP", "Port", $"{port}",
        "DefaultActions.member.1.Type", "forward", "DefaultActions.member.1.TargetGroupArn", group), "ListenerArn");

    Task<XDocument> BalanceAsync(string action, params string[] values) => cloud.QueryAsync("elasticloadbalancing", action, Balancing, values);

    static string One(XDocument answer, string element) => answer.Descendants().First(e => e.Name.LocalName == element).Value;
}
