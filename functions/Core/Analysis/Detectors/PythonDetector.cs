using System.Globalization;
using System.Text.RegularExpressions;
using Delightful.Core.Analysis.Source;

namespace Delightful.Core.Analysis.Detectors;

/// <summary>Python with FastAPI or Flask: the port its server listens on and its health page.</summary>
internal sealed partial class PythonDetector : IDetector
{
    public Findings Look(SourceTree tree)
    {
        var named = tree.Files.Where(f => f.Name is "requirements.txt" or "pyproject.toml").Any(f => f.Lines.Any(l => Framework().IsMatch(l)));
        if (!named)
            return new([], []);
        var values = new List<Finding>();
        foreach (var file in tree.WithEnding(".py"))
            foreach (var (number, line) in file.CodeLines("#"))
            {
                if (Run().Match(line) is { Success: true } run)
                    values.Add(Port(run, file, number, Confidence.Medium, "the code runs its server on this port"));
                if (Route().Match(line) is { Success: true } route && HealthPaths.VariableFor(route.Groups["path"].Value) is { } variable)
                    values.Add(new Finding(variable, route.Groups["path"].Value, file, number, Confidence.Medium, "the code answers a page of this name"));
            }
        if (tree.Topmost("Dockerfile") is { } dockerfile)
            foreach (var start in DockerfileReader.LastStage(dockerfile).Where(i => i.Word is "CMD" or "ENTRYPOINT"))
                if (Command().Match(Unquoted(start.Rest)) is { Success: true } command)
                    values.Add(Port(command, dockerfile, start.Line, Confidence.High, "the image starts its server on this port"));
        return new(values, []);
    }

    /// <summary>The command as a shell would see it, whichever form it is written in.</summary>
    private static string Unquoted(string command) => Quotes().Replace(command, " ");

    private static Finding Port(Match match, SourceFile file, int number, double confidence, string because) =>
        new("container_port", int.Parse(match.Groups["port"].Value, CultureInfo.InvariantCulture), file, number, confidence, because);

    [GeneratedRegex(@"^\W*(?:fastapi|flask)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Framework();

    [GeneratedRegex(@"\b(?:uvicorn|app|application)\.run\([^)]{0,200}\bport\s*=\s*(?<port>\d{2,5})\b", RegexOptions.CultureInvariant)]
    private static partial Regex Run();

    [GeneratedRegex(@"@\w{1,60}\.(?:get|route|api_route)\(\s*[""'](?<path>/[A-Za-z0-9/_.-]{0,200})[""']", RegexOptions.CultureInvariant)]
    private static partial Regex Route();

    [GeneratedRegex(@"\b(?:uvicorn|gunicorn|hypercorn|flask|fastapi)\b.{0,300}?(?:--port[ =]+|(?:-b|--bind)[ =]+[^ :]{0,100}:|-p +)(?<port>\d{2,5})\b", RegexOptions.CultureInvariant)]
    private static partial Regex Command();

    [GeneratedRegex(@"[\[\]"",']+", RegexOptions.CultureInvariant)]
    private static partial Regex Quotes();
}
