using System.Text.Json.Nodes;

namespace Delightful.Infrastructure.Tests.Events;

/// <summary>The files under events/, read from the repository that these tests were built in.</summary>
static class EventFiles
{
    public static readonly string Root = FindRepository();
    public static readonly string Folder = Path.Combine(Root, "events");

    static readonly Lazy<SchemaValidator> Validator = new(() => new(Path.Combine(Folder, "schemas")));

    public static IEnumerable<string> Samples => Names("samples");
    public static IEnumerable<string> Schemas => Names("schemas");

    public static IEnumerable<string> OwnSamples =>
        Samples.Where(name => Source(Sample(name)).StartsWith("delightful", StringComparison.Ordinal));

    public static JsonObject Sample(string name) => Read($"samples/{name}.json").AsObject();

    public static JsonNode Read(string relative) =>
        JsonNode.Parse(File.ReadAllText(Path.Combine(Folder, relative)))!;

    public static string Source(JsonObject sample) => sample["source"]!.GetValue<string>();

    public static string DetailType(JsonObject sample) => sample["detail-type"]!.GetValue<string>();

    /// <summary>Our convention: the schema of "Rollback Requested" is rollback-requested.json.</summary>
    public static string SchemaOf(string detailType) =>
        detailType.Replace(' ', '-').ToLowerInvariant();

    /// <summary>What the schema finds wrong with the detail; empty when it is valid.</summary>
    public static IReadOnlyList<string> Faults(string schema, JsonNode detail) => Validator.Value.Faults(schema, detail);

    static IEnumerable<string> Names(string folder) => Directory
        .GetFiles(Path.Combine(Folder, folder), "*.json")
        .Select(file => Path.GetFileNameWithoutExtension(file))
        .Order(StringComparer.Ordinal);

    static string FindRepository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Serverless.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("The repository was not found above the tests.");
    }
}
