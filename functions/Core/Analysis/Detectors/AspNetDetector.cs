using System.Globalization;
using System.Text.RegularExpressions;
using Delightful.Core.Analysis.Source;

namespace Delightful.Core.Analysis.Detectors;

/// <summary>ASP.NET Core: the address it listens on and its health checks.</summary>
internal sealed partial class AspNetDetector : IDetector
{
    public Findings Look(SourceTree tree)
    {
        var projects = tree.WithEnding(".csproj").Where(IsWeb).ToList();
        if (projects.Count == 0)
            return new([], []);
        var values = new List<Finding>();
        if (projects is [var only])
            values.Add(new Finding("container_port", 8080, only, 1, Confidence.Low, "ASP.NET Core listens on this port in a container unless told otherwise"));
        foreach (var file in tree.WithEnding(".cs"))
            foreach (var (number, line) in file.CodeLines("//", "*", "/*"))
                Look(values, file, number, line);
        if (tree.Topmost("appsettings.json") is { } settings)
            foreach (var (number, line) in settings.CodeLines())
                if (UrlSetting().Match(line) is { Success: true } url)
                    values.Add(Port(url, settings, number, "the settings listen on this port"));
        return new(values, []);
    }

    private static void Look(List<Finding> values, SourceFile file, int number, string line)
    {
        if (Listen().Match(line) is { Success: true } listen)
            values.Add(Port(listen, file, number, "the code listens on this port"));
        if (HealthCheck().Match(line) is { Success: true } check)
            values.Add(new Finding(HealthPaths.VariableFor(check.Groups["path"].Value) ?? "health_path", check.Groups["path"].Value, file, number, Confidence.High, "the code maps its health checks here"));
        else if (Route().Match(line) is { Success: true } route && HealthPaths.VariableFor(route.Groups["path"].Value) is { } variable)
            values.Add(new Finding(variable, route.Groups["path"].Value, file, number, Confidence.Medium, "the code answers a page of this name"));
    }

    private static Finding Port(Match match, SourceFile file, int number, string because) =>
        new("container_port", int.Parse(match.Groups["port"].Value, CultureInfo.InvariantCulture), file, number, Confidence.High, because);

    private static bool IsWeb(SourceFile project) => project.Lines.Any(l => l.Contains("Microsoft.NET.Sdk.Web", StringComparison.Ordinal));

    [GeneratedRegex(@"(?:UseUrls|Urls\.Add|\.Run(?:Async)?)\(\s*""https?://[^"":{}]{1,100}:(?<port>\d{1,5})|\bListen(?:AnyIP|Localhost)\(\s*(?<port>\d{1,5})", RegexOptions.CultureInvariant)]
    private static partial Regex Listen();

    [GeneratedRegex(@"MapHealthChecks\(\s*""(?<path>/[A-Za-z0-9/_.-]{0,200})""", RegexOptions.CultureInvariant)]
    private static partial Regex HealthCheck();

    [GeneratedRegex(@"Map(?:Get|Methods)\(\s*""(?<path>/[A-Za-z0-9/_.-]{0,200})""", RegexOptions.CultureInvariant)]
    private static partial Regex Route();

    [GeneratedRegex(@"""(?:Urls|Url)""\s*:\s*""https?://[^"":]{1,100}:(?<port>\d{1,5})", RegexOptions.CultureInvariant)]
    private static partial Regex UrlSetting();
}
