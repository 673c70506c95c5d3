using System.Globalization;
using System.Text.RegularExpressions;
using Delightful.Core.Analysis.Source;

namespace Delightful.Core.Analysis.Detectors;

/// <summary>Node: the port a server listens on and its health page.</summary>
internal sealed partial class NodeDetector : IDetector
{
    public Findings Look(SourceTree tree)
    {
        if (tree.Topmost("package.json") is null)
            return new([], []);
        var values = new List<Finding>();
        foreach (var file in tree.WithEnding(".js", ".mjs", ".cjs", ".ts"))
            foreach (var (number, line) in file.CodeLines("//", "*", "/*"))
            {
                if (Listen().Match(line) is { Success: true } fixedPort)
                    values.Add(Port(fixedPort, file, number, Confidence.High, "the code listens on this port"));
                else if (Fallback().Match(line) is { Success: true } fallback)
                    values.Add(Port(fallback, file, number, Confidence.Medium, "the code listens on PORT, or else on this port"));
                if (Route().Match(line) is { Success: true } route && HealthPaths.VariableFor(route.Groups["path"].Value) is { } variable)
                    values.Add(new Finding(variable, route.Groups["path"].Value, file, number, Confidence.Medium, "the code answers a page of this name"));
            }
        return new(values, []);
    }

    private static Finding Port(Match match, SourceFile file, int number, double confidence, string because) =>
        new("container_port", int.Parse(match.Groups["port"].Value, CultureInfo.InvariantCulture), file, number, confidence, because);

    [GeneratedRegex(@"\.listen\(\s*(?:\{\s*port\s*:\s*)?(?<port>\d{2,5})\b", RegexOptions.CultureInvariant)]
    private static partial Regex Listen();

    [GeneratedRegex(@"process\.env\.PORT\b[^;\d]{0,60}?(?:\|\||\?\?|,)\s*[""']?(?<port>\d{2,5})\b", RegexOptions.CultureInvariant)]
    private static partial Regex Fallback();

    [GeneratedRegex(@"\.(?:get|all|use)\(\s*[""'`](?<path>/[A-Za-z0-9/_.-]{0,200})[""'`]", RegexOptions.CultureInvariant)]
    private static partial Regex Route();
}
