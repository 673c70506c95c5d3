using System.Text.RegularExpressions;
using Delightful.Core.Analysis.Images;
using Delightful.Core.Analysis.Source;

namespace Delightful.Core.Analysis.Services;

/// <summary>Which of the Dockerfiles of a source makes the image of a service.</summary>
internal static partial class ServiceImage
{
    public static DockerImage? Of(string folder, Component? component, SourceTree tree, int components)
    {
        var files = tree.Files.Where(f => IsDockerfile(f.Name) && !f.Path.Contains(".devcontainer", StringComparison.Ordinal) && !Apart().IsMatch(f.Path)).ToList();
        var file = Best(files.Where(f => f.Folder == folder))
            ?? Best(files.Where(f => component is not null && Named(f, component)))
            ?? Best(files.Where(f => f.Folder != folder && SourceTree.IsBelow(f.Folder, folder) && f.Depth <= folder.Count(c => c == '/') + 3 && (folder.Length > 0 || components <= 1)))
            ?? Best(files.Where(f => folder.Length > 0 && SourceTree.IsBelow(folder, f.Folder) && (components <= 1 || Mentions(f, folder, component))));
        return DockerImage.Read(file);
    }

    public static bool IsDockerfile(string name) => name.StartsWith("Dockerfile", StringComparison.Ordinal) || name.EndsWith(".dockerfile", StringComparison.OrdinalIgnoreCase) || name == "Containerfile";

    private static SourceFile? Best(IEnumerable<SourceFile> files) =>
        files.OrderBy(f => f.Name == "Dockerfile" ? 0 : Production().IsMatch(f.Path) ? 1 : 2).ThenBy(f => f.Depth).ThenBy(f => f.Path, StringComparer.Ordinal).FirstOrDefault();

    private static bool Named(SourceFile file, Component component) => component.Names.Any(n =>
        file.Name.Equals($"Dockerfile.{n}", StringComparison.OrdinalIgnoreCase) || file.Name.Equals($"{n}.Dockerfile", StringComparison.OrdinalIgnoreCase)
        || (file.Folder.Split('/') is [.., "docker" or "build" or "deploy" or "dockerfiles", var last] && last.Equals(n, StringComparison.OrdinalIgnoreCase)));

    private static bool Mentions(SourceFile file, string folder, Component? component) => DockerImage.Read(file) is { } image
        && (image.Copied.Any(c => c.Contains(folder, StringComparison.Ordinal))
            || component?.Names.Any(n => n.Length > 2 && image.Stage.Any(i => i.Word is "ENTRYPOINT" or "CMD" && i.Rest.Contains(n, StringComparison.Ordinal))) == true);

    [GeneratedRegex(@"dockerfile[._-](?:dev|test|local|ci|debug|base|lint|e2e)|(?:dev|test|local|debug)\.dockerfile", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 200)]
    private static partial Regex Apart();

    [GeneratedRegex(@"prod", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 200)]
    private static partial Regex Production();
}
