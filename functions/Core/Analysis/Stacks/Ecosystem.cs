using System.Collections.Immutable;
using Delightful.Core.Analysis.Detectors;
using Delightful.Core.Analysis.Source;

namespace Delightful.Core.Analysis.Stacks;

/// <summary>One world of languages and packages: how its manifests are read, and what its programs tell of themselves.</summary>
internal abstract class Ecosystem
{
    public static ImmutableArray<Ecosystem> All { get; } =
        [new DotNetEcosystem(), new JavaEcosystem(), new PythonEcosystem(), new RubyEcosystem(), new PhpEcosystem(), new GoEcosystem(), new RustEcosystem(), new NodeEcosystem()];

    /// <summary>The same word as <see cref="Images.BaseImage.LanguageOf"/> has.</summary>
    public abstract string Name { get; }

    /// <summary>Web frameworks, those that build on others first.</summary>
    public abstract ImmutableArray<Framework> Frameworks { get; }

    /// <summary>True for a file that lists packages.</summary>
    public abstract bool IsManifest(SourceFile file);

    /// <summary>The packages that a manifest lists.</summary>
    public abstract IEnumerable<Dependency> Read(SourceFile manifest, SourceTree tree);

    /// <summary>True when the manifest is of a program and not of a library or of a whole workspace.</summary>
    public abstract bool Starts(SourceFile manifest, SourceTree tree);

    /// <summary>The folder of the program of a manifest.</summary>
    public virtual string FolderOf(SourceFile manifest) => manifest.Folder;

    /// <summary>The names that a manifest gives its program.</summary>
    public virtual IEnumerable<string> Names(SourceFile manifest) => [];

    /// <summary>Folders of libraries of the same source that a manifest uses.</summary>
    public virtual IEnumerable<string> Libraries(SourceFile manifest, SourceTree tree) => [];

    /// <summary>The language, its version, the command, the port and the health pages.</summary>
    public abstract void Look(ServiceView view, Findings to);

    /// <summary>The framework among some packages.</summary>
    public (Framework Framework, Dependency Package)? FrameworkOf(IEnumerable<Dependency> packages)
    {
        var known = packages.Where(p => !p.IsApart).ToList();
        foreach (var framework in Frameworks)
            if (known.FirstOrDefault(p => p.Name == framework.Package) is { } package)
                return (framework, package);
        return null;
    }

    /// <summary>True when no other manifest of the ecosystem is nearer to a file.</summary>
    protected bool IsNearest(SourceFile manifest, string path, SourceTree tree) =>
        SourceTree.IsBelow(path, manifest.Folder)
        && !tree.Files.Any(f => f.Folder.Length > manifest.Folder.Length && IsManifest(f) && SourceTree.IsBelow(f.Folder, manifest.Folder) && SourceTree.IsBelow(path, f.Folder));

    /// <summary>The first version in a requirement: <c>^4.18.2</c> is <c>4.18.2</c>.</summary>
    protected static string? VersionIn(string? requirement)
    {
        if (requirement is null)
            return null;
        var start = requirement.AsSpan().IndexOfAnyInRange('0', '9');
        if (start < 0)
            return null;
        var end = start;
        while (end < requirement.Length && (char.IsAsciiDigit(requirement[end]) || (requirement[end] == '.' && end + 1 < requirement.Length && char.IsAsciiDigit(requirement[end + 1]))))
            end++;
        return requirement[start..end];
    }
}
