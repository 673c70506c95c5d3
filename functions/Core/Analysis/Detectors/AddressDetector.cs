using System.Text.RegularExpressions;
using Delightful.Core.Analysis.Code.Rules;
using Delightful.Core.Analysis.Facts;
using Delightful.Core.Analysis.Source;

namespace Delightful.Core.Analysis.Detectors;

/// <summary>Databases, caches and queues by their addresses, in settings and in code. Only the scheme is ever taken.</summary>
internal sealed partial class AddressDetector : IDetector
{
    public void Look(ServiceView view, Findings to)
    {
        foreach (var file in view.Tree.Files.Where(f => IsSettings(f) && SourceTree.IsBelow(f.Path, view.Folder)))
            foreach (var (number, line) in file.CodeLines("#", "//", ";"))
                foreach (Match match in Address().Matches(line))
                    Add(match.Groups["scheme"].Value, Apart().IsMatch(file.Name) ? 0.6 : 0.85, file.At(number), "an address of it is in the settings", to);
        foreach (var file in view.Tree.Files.Where(f => f.Name is ".env" || f.Name.StartsWith(".env.", StringComparison.Ordinal)))
        {
            if (file.Data["PORT"] is { Text: { } port } node && port.Length is > 1 and < 6 && port.All(char.IsAsciiDigit))
                to.Add(FactNames.Port, port, 0.72, file.At(node.Line), "the sample environment sets PORT");
            if ((file.Data["DB_CONNECTION"] is { Text: not null } connection ? connection : file.Data["DB_DRIVER"]) is { Text: { } flavour } at)
                Add(flavour, 0.85, file.At(at.Line), "the sample environment connects to it", to);
            if (file.Data["CACHE_STORE"].Text is "redis" || file.Data["CACHE_DRIVER"].Text is "redis" || file.Data["SESSION_DRIVER"].Text is "redis")
                to.Add(FactNames.Cache, "redis", 0.8, file.At(1), "the sample environment caches in it");
            if (file.Data["QUEUE_CONNECTION"] is { Text: "redis" or "sqs" or "rabbitmq" or "beanstalkd" or "database" } queue)
                to.Add(FactNames.Queue, queue.Text!, 0.85, file.At(queue.Line), "the sample environment queues in it");
            if (file.Data["FILESYSTEM_DISK"] is { Text: "s3" } disk)
                to.Add(FactNames.Storage, "s3", 0.85, file.At(disk.Line), "the sample environment stores in it");
        }
        foreach (var seen in view.Of(AnyCodeRules.Address))
            Add(seen.Value, 0.72, seen.Source, "an address of it is in the code", to);
    }

    private static void Add(string scheme, double confidence, string source, string because, Findings to)
    {
        if (Flavour(scheme) is { } known)
            to.Add(known.Fact, known.Value, known.Value == "sqlite" ? 0.6 : confidence, source, because);
    }

    /// <summary>The fact and the value of a scheme or of the name of a flavour; null for anything else.</summary>
    public static (string Fact, string Value)? Flavour(string scheme) => scheme.ToLowerInvariant() switch
    {
        "postgres" or "postgresql" or "pgsql" or "postgis" or "postgresql_psycopg2" => (FactNames.Database, "postgres"),
        "mysql" or "mysql2" or "trilogy" => (FactNames.Database, "mysql"),
        "mariadb" => (FactNames.Database, "mariadb"),
        "mongodb" or "mongodb+srv" => (FactNames.Database, "mongodb"),
        "sqlserver" or "sqlsrv" or "mssql" => (FactNames.Database, "sqlserver"),
        "oracle" => (FactNames.Database, "oracle"),
        "sqlite" or "sqlite3" => (FactNames.Database, "sqlite"),
        "h2" => (FactNames.Database, "h2"),
        "redis" or "rediss" => (FactNames.Cache, "redis"),
        "amqp" or "amqps" => (FactNames.Queue, "rabbitmq"),
        "cockroachdb" => (FactNames.Database, "cockroachdb"),
        _ => null,
    };

    private static bool IsSettings(SourceFile file) =>
        file.Name is "appsettings.json" or "Procfile" or "fly.toml" || file.Name.StartsWith(".env", StringComparison.Ordinal) || file.Name.StartsWith("application", StringComparison.OrdinalIgnoreCase)
        || file.Name.Contains("compose", StringComparison.Ordinal) || file.Name.StartsWith("Dockerfile", StringComparison.Ordinal);

    /// <summary>Settings that hold for tests, for one machine, or for a profile that may never be on.</summary>
    [GeneratedRegex(@"test|local|\bci\b|\bdev|override|\Aapplication-(?!prod)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 200)]
    private static partial Regex Apart();

    [GeneratedRegex(@"(?:jdbc:(?<scheme>postgresql|mysql|mariadb|sqlserver|oracle|h2|sqlite)|\b(?<scheme>postgres|postgresql|mysql|mongodb(?:\+srv)?|rediss?|amqps?|sqlite)(?:\+\w{1,20})?://)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 200)]
    private static partial Regex Address();
}
