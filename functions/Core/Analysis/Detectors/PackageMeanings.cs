using System.Collections.Immutable;
using Delightful.Core.Analysis.Facts;

namespace Delightful.Core.Analysis.Detectors;

/// <summary>What it means when a package is used.</summary>
/// <param name="Fact">What it tells of.</param>
/// <param name="Value">The value.</param>
/// <param name="Confidence">How sure that is.</param>
internal sealed record PackageMeaning(string Fact, string Value, double Confidence);

/// <summary>
/// The packages that tell something, kept as data in packages.txt: ecosystem, package (a star at its end stands for any ending),
/// fact, value, confidence.
/// </summary>
internal static class PackageMeanings
{
    private static readonly ImmutableArray<(string Ecosystem, string Package, PackageMeaning Meaning)> All = [.. Read()];

    private static readonly ILookup<(string, string), PackageMeaning> Exact =
        All.Where(m => !m.Package.EndsWith('*')).ToLookup(m => (m.Ecosystem, m.Package), m => m.Meaning);

    private static readonly ILookup<string, (string Beginning, PackageMeaning Meaning)> Beginnings =
        All.Where(m => m.Package.EndsWith('*')).ToLookup(m => m.Ecosystem, m => (m.Package[..^1], m.Meaning));

    public static IEnumerable<PackageMeaning> Of(string ecosystem, string package) =>
        Exact[(ecosystem, package)].Concat(Beginnings[ecosystem].Where(b => package.StartsWith(b.Beginning, StringComparison.Ordinal)).Select(b => b.Meaning));

    private static IEnumerable<(string, string, PackageMeaning)> Read()
    {
        using var stream = typeof(PackageMeanings).Assembly.GetManifestResourceStream("packages.txt")!;
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
            if (line.Length > 0 && line[0] != '#' && line.Split(' ', StringSplitOptions.RemoveEmptyEntries) is [var ecosystem, var package, var fact, var value, var confidence])
                yield return (ecosystem, package, new PackageMeaning(NameOf(fact), value, double.Parse(confidence, System.Globalization.CultureInfo.InvariantCulture)));
    }

    private static string NameOf(string word) => word switch
    {
        "database" => FactNames.Database,
        "cache" => FactNames.Cache,
        "queue" => FactNames.Queue,
        "storage" => FactNames.Storage,
        "worker" => FactNames.Worker,
        "migrations" => FactNames.MigrationTool,
        "traffic" => FactNames.Traffic,
        _ => throw new InvalidOperationException($"packages.txt: there is no fact '{word}'"),
    };
}
