using System.Text.RegularExpressions;
using Delightful.Core.Analysis.Code.Rules;
using Delightful.Core.Analysis.Facts;

namespace Delightful.Core.Analysis.Detectors;

/// <summary>The database that frameworks are told to use: Prisma, Rails, Django and Entity Framework.</summary>
internal sealed partial class SchemaDetector : IDetector
{
    public void Look(ServiceView view, Findings to)
    {
        foreach (var file in view.Tree.Named("schema.prisma"))
            foreach (var (number, line) in file.CodeLines("//"))
                if (Provider().Match(line) is { Success: true } match)
                    Add(match.Groups["v"].Value, file.At(number), "the Prisma schema names it", to);
        foreach (var file in view.Tree.Named("database.yml"))
        {
            var production = file.Data["production"];
            var adapter = production["adapter"] is { Exists: true } own ? own : production["primary"]["adapter"] is { Exists: true } primary ? primary : file.Data["default"]["adapter"];
            if (adapter.Text is { } name)
                Add(name, file.At(adapter.Line), "the database settings name it", to);
        }
        foreach (var seen in view.Of(PythonRules.DjangoEngine))
            Add(seen.Value, seen.Source, "Django is told to use it", to);
        foreach (var seen in view.Of(DotNetRules.Database))
            Add(seen.Value switch { "Npgsql" => "postgres", "MySql" or "MySQL" => "mysql", var other => other }, seen.Source, "Entity Framework is told to use it", to);
        foreach (var seen in view.Of(PythonRules.Boto))
            to.Add(seen.Value switch { "s3" => FactNames.Storage, "dynamodb" => FactNames.Database, _ => FactNames.Queue }, seen.Value, Confidence.High, seen.Source, "the code calls it");
        foreach (var seen in view.Of(JavaRules.Listener))
            if (seen.Value switch { "KafkaListener" => "kafka", "RabbitListener" => "rabbitmq", "SqsListener" => "sqs", _ => null } is { } queue)
                to.Add(FactNames.Queue, queue, 0.9, seen.Source, "the code takes messages from it");
    }

    private static void Add(string name, string source, string because, Findings to)
    {
        if (AddressDetector.Flavour(name) is { } known)
            to.Add(known.Fact, known.Value, known.Value is "sqlite" ? 0.72 : 0.93, source, because);
    }

    [GeneratedRegex(@"^\s*provider\s*=\s*""(?<v>postgresql|mysql|sqlite|sqlserver|mongodb|cockroachdb)""", RegexOptions.CultureInvariant, 200)]
    private static partial Regex Provider();
}
