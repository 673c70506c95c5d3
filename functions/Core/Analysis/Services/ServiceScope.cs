using System.Collections.Immutable;
using Delightful.Core.Analysis.Detectors;
using Delightful.Core.Analysis.Source;
using Delightful.Core.Analysis.Stacks;

namespace Delightful.Core.Analysis.Services;

/// <summary>Which part of a source belongs to a service: its folder without the programs in it, its libraries, and what the folders above share.</summary>
internal static class ServiceScope
{
    private static readonly ImmutableHashSet<string> Shared = ImmutableHashSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "Directory.Packages.props", "Directory.Build.props", "global.json", "pom.xml", "build.gradle", "build.gradle.kts", "libs.versions.toml", "gradle.properties",
        ".nvmrc", ".node-version", ".python-version", ".ruby-version", "Cargo.toml");

    public static ServiceView View(string folder, Component? component, ImmutableArray<Component> all, SourceTree tree)
    {
        var others = all.Where(c => c.Folder != folder && c.Folder.Length > folder.Length && SourceTree.IsBelow(c.Folder, folder)).Select(c => c.Folder).ToList();
        var libraries = component?.Libraries ?? [];
        var image = ServiceImage.Of(folder, component, tree, all.Count(c => !c.IsAside));

        bool Belongs(string path) =>
            (SourceTree.IsBelow(path, folder) && !others.Any(o => SourceTree.IsBelow(path, o) && !libraries.Contains(o)))
            || libraries.Any(l => l.Length > 0 && SourceTree.IsBelow(path, l));

        bool IsShared(SourceFile file) => SourceTree.IsBelow(folder, file.Folder) || file.Folder is "gradle"
            ? Shared.Contains(file.Name) || ComposeDetector.IsCompose(file) || file.Path == image?.File.Path
            : file.Path == image?.File.Path || KubernetesFile.IsOne(file) || (HelmChart.IsValues(file) && component?.IsCalled(file.Folder[(file.Folder.LastIndexOf('/') + 1)..]) == true);

        var scoped = new SourceTree(
            [.. tree.Files.Where(f => (Belongs(f.Path) && (!ServiceImage.IsDockerfile(f.Name) || f.Path == image?.File.Path)) || IsShared(f))],
            [.. tree.Sightings.Where(s => Belongs(s.Path))],
            tree.Remarks);
        return new ServiceView(folder, scoped, image, StackFinder.Find(folder, scoped, image));
    }
}
