using System.Diagnostics;
using System.Text.Json.Nodes;

namespace Delightful.Infrastructure.Tests.Template;

/// <summary>template.yaml after AWS's own translation to CloudFormation, translated once.</summary>
static class SamTemplate
{
    static readonly Lazy<Task<JsonObject>> Once = new(Translate);

    public static string Path { get; } = System.IO.Path.Combine(Root(new DirectoryInfo(AppContext.BaseDirectory)), "template.yaml");

    public static string RepositoryRoot => System.IO.Path.GetDirectoryName(Path)!;

    /// <summary>The resources of one type by logical id.</summary>
    public static async Task<IReadOnlyDictionary<string, JsonObject>> Resources(string type) => (await Once.Value)["Resources"]!.AsObject()
        .Where(r => (string?)r.Value!["Type"] == type)
        .ToDictionary(r => r.Key, r => r.Value!["Properties"]!.AsObject());

    /// <summary>Every resource: its logical id, its type, its properties.</summary>
    public static async Task<IReadOnlyList<(string Name, string Type, JsonObject Properties)>> All() =>
        [.. (await Once.Value)["Resources"]!.AsObject().Select(r => (r.Key, r.Value!["Type"]!.ToString(), r.Value["Properties"]?.AsObject() ?? []))];

    /// <summary>The parameters by name.</summary>
    public static async Task<IReadOnlyDictionary<string, JsonObject>> Parameters() => (await Once.Value)["Parameters"]!.AsObject().ToDictionary(p => p.Key, p => p.Value!.AsObject());

    /// <summary>The condition under which a resource is made; null when it always is.</summary>
    public static async Task<string?> ConditionOf(string resource) => (string?)(await Once.Value)["Resources"]![resource]!["Condition"];

    /// <summary>Every statement of every policy document, with where it stands.</summary>
    public static async Task<IReadOnlyList<(string Where, JsonObject Statement)>> Statements()
    {
        var roles = await Resources("AWS::IAM::Role");
        var managed = await Resources("AWS::IAM::ManagedPolicy");
        var documents = roles.SelectMany(r => r.Value["Policies"]!.AsArray().Select(p => (r.Key, p!["PolicyDocument"]!)))
            .Concat(managed.Select(m => (m.Key, m.Value["PolicyDocument"]!)));
        return [.. documents.SelectMany(d => d.Item2["Statement"]!.AsArray().Select(s => (d.Key, s!.AsObject())))];
    }

    /// <summary>One value or a list of them, as policies allow.</summary>
    public static IEnumerable<JsonNode> Many(JsonNode? node) => node switch
    {
        null => [],
        JsonArray list => list.Select(item => item!),
        _ => [node],
    };

    public static async Task<(int Code, string Output)> Run(string program, params string[] arguments)
    {
        var info = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        info.Environment["AWS_DEFAULT_REGION"] = "us-east-1";
        using var process = Process.Start(info)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, process.ExitCode == 0 ? output : output + await error);
    }

    static async Task<JsonObject> Translate()
    {
        var (code, output) = await Run("python3", System.IO.Path.Combine(RepositoryRoot, "local", "Deployment", "translate.py"), Path);
        return code == 0 ? JsonNode.Parse(output)!.AsObject() : throw new InvalidOperationException(output);
    }

    static string Root(DirectoryInfo? folder) =>
        folder is null ? throw new InvalidOperationException("These tests run inside the repository.")
        : File.Exists(System.IO.Path.Combine(folder.FullName, "template.yaml")) ? folder.FullName
        : Root(folder.Parent);
}
