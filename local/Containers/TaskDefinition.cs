using System.Text.Json.Nodes;

namespace Delightful.Local.Containers;

/// <summary>What a task runs: its first essential container. Sidecars are not started here.</summary>
sealed record TaskDefinition(string Arn, string Container, string Image, IReadOnlyDictionary<string, string> Environment, string Cpu, string Memory)
{
    /// <summary>What is run in place of what the image runs; empty for that.</summary>
    public IReadOnlyList<string> CommandLine { get; init; } = [];

    /// <summary>Environment that ECS reads at the start: name to the ARN of a secret or parameter.</summary>
    public IReadOnlyDictionary<string, string> Secrets { get; init; } = new Dictionary<string, string>();

    public string Family => Arn.Split('/')[^1].Split(':')[0];
}

/// <summary>Reads task definitions from where Terraform registered them.</summary>
sealed class TaskDefinitions(MotoClient moto)
{
    public async Task<TaskDefinition> ReadAsync(string arnOrFamily, CancellationToken ct)
    {
        var answer = await moto.JsonAsync("ecs", "AmazonEC2ContainerServiceV20141113.DescribeTaskDefinition", new JsonObject { ["taskDefinition"] = arnOrFamily }, ct);
        var definition = answer["taskDefinition"]!;
        var container = definition["containerDefinitions"]!.AsArray().First(c => (bool?)c!["essential"] ?? true)!;
        return new TaskDefinition(
            (string)definition["taskDefinitionArn"]!,
            (string)container["name"]!,
            (string)container["image"]!,
            (container["environment"] as JsonArray ?? []).ToDictionary(v => (string)v!["name"]!, v => (string?)v!["value"] ?? ""),
            definition["cpu"]?.ToString() ?? "256",
            definition["memory"]?.ToString() ?? "512")
        {
            CommandLine = [.. Texts(container["entryPoint"]), .. Texts(container["command"])],
            Secrets = (container["secrets"] as JsonArray ?? []).ToDictionary(s => (string)s!["name"]!, s => (string)s!["valueFrom"]!),
        };
    }

    static IEnumerable<string> Texts(JsonNode? list) => (list as JsonArray ?? []).Select(text => (string)text!);
}
