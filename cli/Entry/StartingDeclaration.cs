using System.Globalization;
using System.Text;
using Delightful.Core.Analysis;
using Delightful.Core.Analysis.Facts;
using Delightful.Core.Text;

namespace Delightful.Cli.Entry;

/// <summary>
/// The declaration that a service starts with: what the analysis is sure of, each with the place that tells, and as comments
/// what it only believes. Sizes are left to the environment, as the analysis leaves them.
/// </summary>
static class StartingDeclaration
{
    static readonly string[] Order = [FactNames.Port, FactNames.HealthPath, FactNames.DeepHealthPath, FactNames.VersionPath];

    /// <summary>Where it stands in the repository.</summary>
    public static string PathOf(string folder) => folder.Length == 0 ? Analyzer.DeclarationName : $"{folder}/{Analyzer.DeclarationName}";

    /// <summary>Its text.</summary>
    public static string Text(string service, AnalysisResult analysis)
    {
        var text = new StringBuilder();
        text.Append("# What this service declares about itself. All of it may be left out: what is not declared is inferred at each deployment.\n");
        text.Append("# ./delightful analyze shows what is inferred.\n");
        text.Append("service: ").Append(service).Append('\n');
        var section = "";
        foreach (var fact in Order.SelectMany(name => analysis.Of(name).Take(1)))
        {
            var (above, key) = fact.Name.Split('.') is [var first, var second] ? (first, second) : ("", fact.Name);
            if (above != section)
                text.Append('\n').Append(IsSure(fact) || analysis.Facts.Any(f => IsSure(f) && f.Name.StartsWith($"{above}.", StringComparison.Ordinal)) ? "" : "# ").Append(above).Append(":\n");
            section = above;
            text.Append(IsSure(fact) ? "" : "# ").Append(above.Length == 0 ? "" : "  ").Append(key).Append(": ").Append(Value(fact.Value))
                .Append(" # ").Append(IsSure(fact) ? "" : "probably: ").Append(Because(fact)).Append('\n');
        }
        return text.ToString();
    }

    static bool IsSure(Fact fact) => fact.Variable is not null;

    static string Value(string value) => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out _) ? value : YamlText.Of(value);

    static string Because(Fact fact) => CleanText.Line(fact.Source is null ? fact.Because : $"{fact.Because} ({fact.Source})");
}
