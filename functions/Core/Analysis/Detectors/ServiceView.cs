using System.Collections.Immutable;
using Delightful.Core.Analysis.Code;
using Delightful.Core.Analysis.Images;
using Delightful.Core.Analysis.Source;
using Delightful.Core.Analysis.Stacks;

namespace Delightful.Core.Analysis.Detectors;

/// <summary>What belongs to one service, as its detectors see it.</summary>
/// <param name="Folder">Its folder; empty for the top of the source.</param>
/// <param name="Tree">Its files, those of the libraries it uses, and what its folders above share with it.</param>
/// <param name="Image">Its Dockerfile; null when it has none.</param>
/// <param name="Stack">What it is written in; null when nothing tells.</param>
internal sealed record ServiceView(string Folder, SourceTree Tree, DockerImage? Image, Stack? Stack)
{
    /// <summary>The packages that run with it.</summary>
    public ImmutableArray<Dependency> Packages => Stack?.Dependencies ?? [];

    public IEnumerable<Sighting> Of(CodeRule rule) => Tree.Of(rule);

    public bool Uses(params ReadOnlySpan<string> packages)
    {
        foreach (var package in packages)
            if (Package(package) is not null)
                return true;
        return false;
    }

    public Dependency? Package(string name) => Packages.FirstOrDefault(d => d.Name == name);

    /// <summary>True for a file in the service's own folder, not below it.</summary>
    public bool IsOwn(SourceFile file) => file.Folder == Folder;
}
