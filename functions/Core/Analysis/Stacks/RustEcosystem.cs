using System.Collections.Immutable;
using Delightful.Core.Analysis.Code;
using Delightful.Core.Analysis.Code.Rules;
using Delightful.Core.Analysis.Data;
using Delightful.Core.Analysis.Detectors;
using Delightful.Core.Analysis.Facts;
using Delightful.Core.Analysis.Source;

namespace Delightful.Core.Analysis.Stacks;

/// <summary>Rust with Cargo.</summary>
internal sealed class RustEcosystem : Ecosystem
{
    public override string Name => "rust";

    public override ImmutableArray<Framework> Frameworks { get; } = [new("axum", "axum"), new("actix-web", "actix-web"), new("rocket", "rocket"), new("warp", "warp"), new("poem", "poem"), new("hyper", "hyper")];

    public override bool IsManifest(SourceFile file) => file.Name == "Cargo.toml";

    public override IEnumerable<Dependency> Read(SourceFile manifest, SourceTree tree)
    {
        var workspace = tree.Named("Cargo.toml").Where(f => SourceTree.IsBelow(manifest.Folder, f.Folder)).Select(f => f.Data["workspace"]["dependencies"]).FirstOrDefault(d => d.Exists) ?? DataNode.Nothing;
        foreach (var (section, apart) in new[] { ("dependencies", false), ("dev-dependencies", true), ("build-dependencies", true) })
            foreach (var (name, node) in manifest.Data[section].Entries)
            {
                yield return new Dependency(name, VersionOf(node) ?? VersionOf(workspace[name]), manifest.At(node.Line), apart);
                foreach (var feature in node["features"].Items.Concat(workspace[name]["features"].Items))
                    yield return new Dependency($"{name}/{feature.Text}", null, manifest.At(node.Line), apart);
            }
    }

    public override bool Starts(SourceFile manifest, SourceTree tree) => manifest.Data["package"].Exists
        && (manifest.Data["bin"].Exists || tree.Of(PathRules.Main).Any(s => s.Path.EndsWith(".rs", StringComparison.Ordinal) && s.Path.StartsWith(manifest.Folder.Length == 0 ? "src/" : manifest.Folder + "/src/", StringComparison.Ordinal)));

    public override IEnumerable<string> Names(SourceFile manifest) => new[] { manifest.Data["package"]["name"].Text }.OfType<string>();

    /// <summary>Crates of the same source, by the paths that the manifest gives.</summary>
    public override IEnumerable<string> Libraries(SourceFile manifest, SourceTree tree)
    {
        var wanted = manifest.Data["dependencies"].Entries.Where(e => e.Node["path"].Exists || e.Node["workspace"].Exists).Select(e => e.Key).ToHashSet(StringComparer.Ordinal);
        return tree.Named("Cargo.toml").Where(f => f != manifest && f.Data["package"]["name"].Text is { } name && wanted.Contains(name)).Select(f => f.Folder);
    }

    public override void Look(ServiceView view, Findings to)
    {
        var manifest = view.Tree.Named("Cargo.toml").OrderBy(f => Starts(f, view.Tree) ? 0 : 1).First();
        to.Add(FactNames.Language, "rust", view.Stack!.Confidence, manifest.At(1), "it is a crate of Rust");
        if (VersionIn(manifest.Data["package"]["rust-version"].Text) is { } version)
            to.Add(FactNames.LanguageVersion, version, 0.7, manifest.At(manifest.Data["package"]["rust-version"].Line), "the crate asks for this version of Rust");
        foreach (var seen in view.Of(RustRules.Bind))
            to.Add(FactNames.Port, seen.Value, Confidence.High, seen.Source, "the code listens on this port");
        foreach (var seen in view.Of(RustRules.PortFallback))
            to.Add(FactNames.Port, seen.Value, Confidence.Likely, seen.Source, "the code listens on PORT, or else on this port");
        foreach (var seen in view.Of(RustRules.Route))
            to.Add(HealthPaths.FactFor(seen.Value)!, seen.Value, HealthPaths.Weight(seen.Value) - 0.05, seen.Source, "the code answers a page of this name");
        if (view.Stack.Framework?.Name == "rocket")
            to.AddDefault(FactNames.Port, "8000", 0.6, view.Stack.FrameworkPackage!.Source, "Rocket listens on this port unless told otherwise");
        if (manifest.Data["package"]["name"].Text is { } name && manifest.Data["bin"].Items.Count <= 1)
            to.Add(FactNames.Command, "./" + (manifest.Data["bin"].Items.FirstOrDefault()?["name"].Text ?? name), Confidence.Guess, manifest.At(manifest.Data["package"]["name"].Line), "the program of the crate");
    }

    private static string? VersionOf(DataNode node) => VersionIn(node.Text ?? node["version"].Text);
}
