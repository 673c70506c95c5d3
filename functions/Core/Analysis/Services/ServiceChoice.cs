using System.Collections.Immutable;
using Delightful.Core.Analysis.Images;
using Delightful.Core.Analysis.Source;

namespace Delightful.Core.Analysis.Services;

/// <summary>Which of the programs of a source a service is.</summary>
internal static class ServiceChoice
{
    /// <summary>The component of a service below a folder; null when there is none, or nothing tells which one it is.</summary>
    public static Component? For(string service, string folder, ImmutableArray<Component> all, SourceTree tree)
    {
        var below = all.Where(c => SourceTree.IsBelow(c.Folder, folder)).ToImmutableArray();
        if (below.FirstOrDefault(c => c.Folder == folder) is { } declared && folder.Length > 0)
            return declared;
        return Only(below.Where(c => c.IsCalled(service)))
            ?? Only(below)
            ?? Only(below.Where(c => !c.IsAside))
            ?? Started(below, folder, tree)
            ?? Only(below.Where(c => !c.IsAside && c.Serves && c.Folder == folder))
            ?? Only(below.Where(c => !c.IsAside && c.Serves));
    }

    /// <summary>The one that the image at the top starts.</summary>
    private static Component? Started(ImmutableArray<Component> all, string folder, SourceTree tree)
    {
        if (DockerImage.Read(tree.Files.FirstOrDefault(f => f.Folder == folder && f.Name == "Dockerfile")) is not { } image)
            return null;
        var command = string.Join(' ', image.Stage.Where(i => i.Word is "ENTRYPOINT" or "CMD").Select(i => i.Rest));
        return Only(all.Where(c => c.Names.Any(n => n.Length > 2 && command.Contains(n, StringComparison.OrdinalIgnoreCase))))
            ?? Only(all.Where(c => c.Folder.Length > 0 && image.Copied.Any(copied => copied.Contains(c.Folder + "/", StringComparison.Ordinal) || copied.Contains(c.Folder + " ", StringComparison.Ordinal))));
    }

    private static Component? Only(IEnumerable<Component> components) => components.Take(2).ToList() is [var only] ? only : null;
}
