using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Delightful.Core.Analysis.Source;

namespace Delightful.Core.Analysis.Detectors;

/// <summary>The port that an image exposes, the page its health check asks, and the user it runs as.</summary>
internal sealed partial class DockerfileDetector : IDetector
{
    public Findings Look(SourceTree tree)
    {
        if (tree.Topmost("Dockerfile") is not { } file || DockerfileReader.LastStage(file) is not [var from, .. var rest] stage)
            return new([], []);
        var values = new List<Finding>();
        foreach (var instruction in rest)
        {
            var text = DockerfileReader.Expand(instruction.Rest, stage);
            if (instruction.Word == "EXPOSE" && Port().Match(text) is { Success: true } exposed)
                Add("container_port", int.Parse(exposed.Value, CultureInfo.InvariantCulture), Confidence.High, "the image exposes this port");
            if (instruction.Word == "HEALTHCHECK" && LocalAddress().Match(text) is { Success: true } address)
            {
                if (address.Groups["path"].Value is { Length: > 0 } path)
                    Add("health_path", path, Confidence.High, "the image's health check asks this page");
                if (address.Groups["port"].Value is { Length: > 0 } port)
                    Add("container_port", int.Parse(port, CultureInfo.InvariantCulture), Confidence.Medium, "the image's health check asks this port");
            }

            void Add(string variable, JsonNode value, double confidence, string because) =>
                values.Add(new Finding(variable, value, file, instruction.Line, confidence, because));
        }
        return new(values, RunsAsRoot(from, rest) ? [Root(file, from)] : []);
    }

    /// <summary>Some base images come with a user of their own.</summary>
    private static bool RunsAsRoot(DockerInstruction from, IEnumerable<DockerInstruction> rest) =>
        rest.LastOrDefault(i => i.Word == "USER") is { } user
            ? user.Rest.Split(':')[0] is "root" or "0"
            : !from.Rest.Contains("chiseled", StringComparison.OrdinalIgnoreCase) && !from.Rest.Contains("nonroot", StringComparison.OrdinalIgnoreCase);

    private static Recommendation Root(SourceFile file, DockerInstruction from) => new(
        "Run the container as an ordinary user",
        "The image names no user, so its process is root in the container. Add a USER instruction to the last stage.",
        $"{file.Path}:{from.Line}");

    [GeneratedRegex(@"(?<![\d.])[1-9]\d{0,4}(?=\s|$|/tcp)", RegexOptions.CultureInvariant)]
    private static partial Regex Port();

    [GeneratedRegex(@"https?://(?:localhost|127\.0\.0\.1|0\.0\.0\.0|\[::1\])(?::(?<port>\d{1,5}))?(?<path>/[A-Za-z0-9/_.-]{0,200})?", RegexOptions.CultureInvariant)]
    private static partial Regex LocalAddress();
}
