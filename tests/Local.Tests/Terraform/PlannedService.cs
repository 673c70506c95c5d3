using System.Text.Json;
using System.Text.Json.Nodes;

namespace Delightful.Local.Tests.Terraform;

/// <summary>The roots that come with the pipeline, foundation and service, applied to a local cloud with states in files.</summary>
internal sealed class PlannedService(LocalCloudOptions options, string artifactBucket) : IDisposable
{
    private const string LocalState = "terraform {\n  backend \"local\" {}\n}\n";
    private const string Digest = "sha256:1111111111111111111111111111111111111111111111111111111111111111";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("planned-");
    private JsonNode _foundation = new JsonObject();

    /// <summary>Applies the foundation.</summary>
    public async Task PrepareAsync()
    {
        foreach (var root in (string[])["modules", "foundation", "service"])
            TerraformRun.Copy(new DirectoryInfo(Path.Combine(Repository.Root, "infrastructure", root)), Path.Combine(_folder.FullName, root), folder => folder.Name != "tests");
        foreach (var root in (string[])["foundation", "service"])
        {
            await File.WriteAllTextAsync(Path.Combine(_folder.FullName, root, "state_override.tf"), LocalState);
            await RunAsync(root, "init", "-input=false");
        }
        await WriteAsync("foundation", new JsonObject
        {
            ["environment"] = "dev", ["availability_zones"] = new JsonArray("us-east-1a", "us-east-1b"), ["artifact_bucket"] = artifactBucket,
        });
        await RunAsync("foundation", "apply", "-input=false", "-auto-approve");
        _foundation = JsonNode.Parse(await RunAsync("foundation", "output", "-json", "foundation"))!;
    }

    /// <summary>What <c>terraform show -json</c> says of a plan of the service.</summary>
    public async Task<string> PlanAsync(Action<JsonObject>? change = null, params string[] arguments)
    {
        var variables = (JsonObject)_foundation.DeepClone();
        variables["service"] = "web-app";
        variables["environment"] = "dev";
        variables["image_tag"] = "v1";
        variables["image_digest"] = Digest;
        variables["listener_port"] = 8080;
        variables["test_listener_port"] = 9080;
        change?.Invoke(variables);
        await WriteAsync("service", variables);
        await RunAsync("service", ["plan", "-input=false", "-out=plan.tfplan", .. arguments]);
        return await RunAsync("service", "show", "-json", "plan.tfplan");
    }

    /// <summary>Applies the newest plan.</summary>
    public Task ApplyAsync() => RunAsync("service", "apply", "-input=false", "plan.tfplan");

    /// <summary>What the container of the applied service is told, secrets left out.</summary>
    public async Task<IReadOnlyDictionary<string, string>> EnvironmentAsync()
    {
        var state = JsonNode.Parse(await RunAsync("service", "show", "-json"))!;
        var definition = state["values"]!["root_module"]!["child_modules"]!.AsArray().SelectMany(module => module!["resources"]?.AsArray() ?? [])
            .Single(resource => (string?)resource!["type"] == "aws_ecs_task_definition")!["values"]!["container_definitions"]!;
        return JsonNode.Parse((string)definition!)![0]!["environment"]!.AsArray().ToDictionary(v => (string)v!["name"]!, v => (string)v!["value"]!);
    }

    /// <summary>Destroys the foundation.</summary>
    public Task DestroyFoundationAsync() => RunAsync("foundation", "destroy", "-input=false", "-auto-approve");

    /// <summary>The addresses of what is still there.</summary>
    public async Task<IReadOnlyList<string>> LeftAsync() =>
        [.. (await RunAsync("service", "state", "list") + await RunAsync("foundation", "state", "list")).Split('\n', StringSplitOptions.RemoveEmptyEntries)];

    public static void AnotherImage(JsonObject variables)
    {
        variables["image_tag"] = "v2";
        variables["image_digest"] = Digest.Replace('1', '2');
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private Task WriteAsync(string root, JsonObject variables) =>
        File.WriteAllTextAsync(Path.Combine(_folder.FullName, root, "terraform.tfvars.json"), variables.ToJsonString(JsonSerializerOptions.Web));

    private Task<string> RunAsync(string root, params string[] arguments) => TerraformRun.RunAsync(options, Path.Combine(_folder.FullName, root), arguments);
}
