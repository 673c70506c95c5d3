using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Delightful.Core.Gate;
using Delightful.Core.Services;
using Delightful.Core.Tests.Gate;

namespace Delightful.Core.Tests.Feedback;

/// <summary>A plan as Terraform printed it. What people are told of it is what the rules make of it, and nothing else.</summary>
internal sealed class GivenPlan
{
    private readonly string _json;

    private GivenPlan(string json) => (_json, Text) = (json, PlanPrinter.Print(json));

    /// <summary>The first one of a service: everything is created.</summary>
    public static GivenPlan First { get; } = Kept("first");

    /// <summary>Another image, and nothing else.</summary>
    public static GivenPlan NewImage { get; } = Kept("new-image");

    /// <summary>Another size of the task.</summary>
    public static GivenPlan Larger { get; } = Kept("larger");

    /// <summary>A port of a database is opened to the whole internet.</summary>
    public static GivenPlan OpenPort { get; } = Kept("open-port");

    /// <summary>Another size, a bucket that goes with what it holds, a port that is opened, and new things of each way to be paid.</summary>
    public static GivenPlan Grave { get; } = Larger.With(
        Given.Resource("aws_s3_bucket.exports", Given.Delete, """{"bucket":"web-app-dev-exports"}"""),
        Given.Resource(
            "aws_security_group.metrics", Given.Update,
            """{"ingress":[{"cidr_blocks":["10.0.0.0/16"],"protocol":"tcp","from_port":50051,"to_port":50051}]}""",
            """{"ingress":[{"cidr_blocks":["0.0.0.0/0"],"protocol":"tcp","from_port":50051,"to_port":50051}]}"""),
        Given.Resource("aws_elasticache_cluster.sessions", Given.Create, after: """{"cluster_id":"web-app-dev","engine":"valkey","node_type":"cache.t4g.micro","num_cache_nodes":1}"""),
        Given.Resource("aws_sqs_queue.jobs", Given.Create, after: """{"name":"web-app-dev-jobs","sqs_managed_sse_enabled":true}"""),
        Given.Resource("aws_mq_configuration.orders", Given.Create, after: """{"name":"web-app-dev-orders"}"""));

    /// <summary>So many changes that its text does not fit a comment.</summary>
    public static GivenPlan Long { get; } = NewImage.With(
        [.. Enumerable.Range(1, 400).Select(n => Given.Resource(
            string.Create(CultureInfo.InvariantCulture, $"module.tenants.aws_ssm_parameter.limit[\"tenant-{n}\"]"), Given.Create,
            after: string.Create(CultureInfo.InvariantCulture, $$"""{"name":"/web-app/dev/tenants/tenant-{{n}}/limit","type":"String","value":"{{n * 10}}"}""")))]);

    /// <summary>The text that belongs to it.</summary>
    public string Text { get; }

    /// <summary>What one pass over it tells in an environment.</summary>
    public PlanReading ReadIn(EnvironmentSettings settings) => PlanReviewer.Read(Given.Stream(_json), settings.EffectiveGate);

    /// <summary>What the pipeline makes of it in an environment, given what the organisation's policies say.</summary>
    public PlanReview ReviewIn(EnvironmentSettings settings, PolicyAnswer? answer = null) => PlanReviewer.Review(ReadIn(settings), settings.EffectiveGate, answer: answer);

    private GivenPlan With(params string[] resources)
    {
        var plan = JsonNode.Parse(_json)!;
        foreach (var resource in resources)
            plan["resource_changes"]!.AsArray().Add(JsonNode.Parse(resource));
        return new(plan.ToJsonString());
    }

    private static GivenPlan Kept(string name) =>
        new(File.ReadAllText(Path.Combine(Repository.Root, "tests", "Core.Tests", "Gate", "Plans", $"{name}.json"), Encoding.UTF8));
}
