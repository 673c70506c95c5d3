using System.Collections.Immutable;
using Delightful.Core.Analysis.Source;
using Delightful.Core.Analysis.Stacks;

namespace Delightful.Core.Analysis.Services;

/// <summary>A folder of the source that holds a program.</summary>
/// <param name="Folder">The folder; empty for the top.</param>
/// <param name="Names">What it is called: its folder, and what its manifests say.</param>
/// <param name="Libraries">Folders of libraries of the same source that it uses.</param>
/// <param name="Serves">True when it has a web framework.</param>
internal sealed record Component(string Folder, ImmutableArray<string> Names, ImmutableArray<string> Libraries, bool Serves)
{
    private static readonly ImmutableHashSet<string> Aside = ["example", "examples", "sample", "samples", "demo", "demos", "tools", "scripts", "benchmark", "benchmarks", "playground", "website", "docs-site", ".github", "templates", "build"];

    /// <summary>True when it only shows or helps.</summary>
    public bool IsAside => Folder.Split('/').Any(part => Aside.Contains(part));

    public bool IsCalled(string service) => Names.Contains(service, StringComparer.OrdinalIgnoreCase);
}
