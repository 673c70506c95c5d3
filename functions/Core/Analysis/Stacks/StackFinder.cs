using System.Collections.Immutable;
using Delightful.Core.Analysis.Images;
using Delightful.Core.Analysis.Source;

namespace Delightful.Core.Analysis.Stacks;

/// <summary>Finds out what a service is written in when manifests of several ecosystems lie together.</summary>
internal static class StackFinder
{
    public static Stack? Find(string folder, SourceTree tree, DockerImage? image)
    {
        var hint = image is null ? null : HintOf(image);
        var found = Ecosystem.All.Select(e => Look(e, folder, tree)).OfType<Candidate>()
            .Select(c => c with { Score = c.Score + (hint == c.Ecosystem.Name ? 5 : 0) })
            .OrderByDescending(c => c.Score).ToList();
        if (found is not [var best, ..])
            return null;
        var sure = found.Count == 1 || best.Score - found[1].Score >= 2 ? 0.95 : 0.6;
        var framework = best.Ecosystem.FrameworkOf(best.Dependencies);
        return new Stack(best.Ecosystem, sure, best.Manifest.At(1), [.. best.Dependencies.Where(d => !d.IsApart)], framework?.Framework, framework?.Package);
    }

    /// <summary>The language of the last stage; when that runs anything, of the stage before it.</summary>
    private static string? HintOf(DockerImage image) =>
        BaseImage.LanguageOf(image.Base.Image) ?? image.Bases.Select(b => BaseImage.LanguageOf(b.Image)).FirstOrDefault(l => l is "go" or "rust" or "java" or "dotnet");

    private static Candidate? Look(Ecosystem ecosystem, string folder, SourceTree tree)
    {
        var manifests = tree.Files.Where(ecosystem.IsManifest).OrderBy(f => f.Folder == folder ? 0 : 1).ThenBy(f => f.Depth).ToList();
        if (manifests.Count == 0)
            return null;
        var dependencies = manifests.SelectMany(m => ecosystem.Read(m, tree)).ToImmutableArray();
        var score = (ecosystem.FrameworkOf(dependencies) is not null ? 4 : 0)
            + (manifests[0].Folder == folder ? 2 : 0)
            + (manifests.Any(m => ecosystem.Starts(m, tree)) ? 1 : 0);
        var main = manifests.FirstOrDefault(m => ecosystem.Starts(m, tree)) ?? manifests[0];
        return new Candidate(ecosystem, main, dependencies, score);
    }

    private sealed record Candidate(Ecosystem Ecosystem, SourceFile Manifest, ImmutableArray<Dependency> Dependencies, int Score);
}
