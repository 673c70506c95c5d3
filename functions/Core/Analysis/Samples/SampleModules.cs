using System.Collections.Immutable;
using Delightful.Core.Analysis.Facts;
using Delightful.Core.Text;

namespace Delightful.Core.Analysis.Samples;

/// <summary>A proposed file, for people to read: nothing applies it.</summary>
/// <param name="Path">Where it would lie, such as <c>modules/database/main.tf</c>.</param>
/// <param name="Text">Its text.</param>
public sealed record SampleModule(string Path, string Text);

/// <summary>
/// Terraform modules for what a service needs and does not have made by the platform, as a start for people. They become part of
/// a deployment only when somebody takes them into the repository's own infrastructure.
/// </summary>
public static class SampleModules
{
    private static readonly ImmutableArray<(string Fact, string Value, string Module, string Engine)> Known =
    [
        (FactNames.Database, "postgres", "database", "postgres"), (FactNames.Database, "mysql", "database", "mysql"), (FactNames.Database, "mariadb", "database", "mariadb"),
        (FactNames.Cache, "redis", "cache", "redis"), (FactNames.Cache, "valkey", "cache", "valkey"),
        (FactNames.Queue, "sqs", "queue", ""), (FactNames.Storage, "s3", "storage", ""),
    ];

    /// <summary>The modules for the facts that are sure enough; one of each kind, for the surest fact.</summary>
    public static ImmutableArray<SampleModule> For(AnalysisResult result)
    {
        const double sure = 0.7;
        return
        [
            .. from known in Known
               let fact = result.Of(known.Fact).FirstOrDefault(f => f.Value == known.Value && f.Confidence >= sure)
               where fact is not null && !IsMade(result, known.Module)
               orderby fact.Confidence descending
               group (known, fact) by known.Module into same
               orderby same.Key
               select Of(same.First().known.Module, same.First().known.Engine, same.First().fact),
        ];
    }

    /// <summary>What is declared to be made needs no module of the repository's own.</summary>
    private static bool IsMade(AnalysisResult result, string module)
    {
        var variable = module switch { "queue" => "queues", "storage" => "bucket", _ => module };
        return result.Facts.Any(f => f.Variable?.Split('.')[0] == variable);
    }

    private static SampleModule Of(string module, string engine, Fact fact)
    {
        using var stream = typeof(SampleModules).Assembly.GetManifestResourceStream($"sample-{module}.tf")!;
        using var reader = new StreamReader(stream);
        var text = reader.ReadToEnd();
        if (engine.Length > 0)
            text = text.Replace("\"postgres\"\n", $"\"{engine}\"\n", StringComparison.Ordinal).Replace("\"redis\"\n", $"\"{engine}\"\n", StringComparison.Ordinal);
        return new SampleModule(
            $"modules/{module}/main.tf",
            $"# Proposed because {CleanText.Line(fact.Because)} ({CleanText.Line(fact.Source)}): {fact.Value}.\n# Nothing uses it until it is taken into this repository's infrastructure/ and reviewed.\n\n{text}");
    }
}
