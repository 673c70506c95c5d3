using System.Collections.Immutable;
using Delightful.Core.Analysis.Code;
using Delightful.Core.Analysis.Code.Rules;
using Delightful.Core.Analysis.Detectors;
using Delightful.Core.Analysis.Facts;
using Delightful.Core.Analysis.Images;
using Delightful.Core.Analysis.Source;

namespace Delightful.Core.Analysis.Stacks;

/// <summary>JavaScript and TypeScript on Node.</summary>
internal sealed class NodeEcosystem : Ecosystem
{
    /// <summary>What starts a server on a developer's machine, for pages that are only files in the end.</summary>
    private static readonly ImmutableArray<string> ForBrowsers = ["react-scripts", "vite", "ng serve", "vue-cli-service", "webpack", "gatsby", "parcel", "expo "];

    public override string Name => "node";

    public override ImmutableArray<Framework> Frameworks { get; } =
    [
        new("nextjs", "next"), new("nuxt", "nuxt"), new("remix", "@remix-run/node"), new("sveltekit", "@sveltejs/kit"), new("nestjs", "@nestjs/core"),
        new("fastify", "fastify"), new("hapi", "@hapi/hapi"), new("koa", "koa"), new("hono", "hono"), new("express", "express"),
    ];

    public override bool IsManifest(SourceFile file) => file.Name == "package.json";

    public override IEnumerable<Dependency> Read(SourceFile manifest, SourceTree tree) =>
        Section(manifest, "dependencies", false).Concat(Section(manifest, "devDependencies", true));

    public override bool Starts(SourceFile manifest, SourceTree tree)
    {
        var framework = FrameworkOf(Read(manifest, tree)) is not null;
        if (IsWorkspace(manifest, tree))
            return framework && manifest.Data.At("scripts", "start").Exists;
        return (framework && !IsLibrary(manifest)) || (StartOf(manifest) is { } start && !ForBrowsers.Any(b => start.Contains(b, StringComparison.Ordinal)));
    }

    public override IEnumerable<string> Names(SourceFile manifest) =>
        manifest.Data["name"].Text is { Length: > 0 } name ? [name[(name.LastIndexOf('/') + 1)..]] : [];

    /// <summary>Packages of the same workspace, by their names.</summary>
    public override IEnumerable<string> Libraries(SourceFile manifest, SourceTree tree)
    {
        var wanted = Read(manifest, tree).Select(d => d.Name).ToHashSet(StringComparer.Ordinal);
        return tree.Named("package.json").Where(f => f != manifest && f.Data["name"].Text is { } name && wanted.Contains(name)).Select(f => f.Folder);
    }

    public override void Look(ServiceView view, Findings to)
    {
        var manifest = view.Tree.Named("package.json").OrderBy(f => view.IsOwn(f) ? 0 : 1).First();
        var typed = Section(manifest, "devDependencies", true).Concat(Section(manifest, "dependencies", false)).FirstOrDefault(d => d.Name == "typescript");
        to.Add(FactNames.Language, typed is null ? "javascript" : "typescript", view.Stack!.Confidence, typed?.Source ?? manifest.At(1), typed is null ? "a package of Node" : "it is compiled from TypeScript");
        var engine = manifest.Data.At("engines", "node");
        if (VersionIn(engine.Text) is { } version)
            to.Add(FactNames.LanguageVersion, version, engine.Text!.Contains('>') ? 0.6 : 0.8, manifest.At(engine.Line), "the package asks for this version of Node");
        foreach (var file in view.Tree.Named(".nvmrc", ".node-version"))
            if (VersionIn(file.Lines[0]) is { } pinned)
                to.Add(FactNames.LanguageVersion, pinned, 0.9, file.At(1), "the source pins this version of Node");
        if (StartOf(manifest) is { } start)
        {
            to.Add(FactNames.Command, "npm start", 0.75, manifest.At(manifest.Data.At("scripts", "start").Line), $"the package's start script runs {start}");
            if (CommandText.PortOf(start) is { } told)
                to.Add(FactNames.Port, $"{told}", Confidence.High, manifest.At(manifest.Data.At("scripts", "start").Line), "the start script names this port");
        }
        Ports(view, to);
        Health(view, to);
    }

    private static void Ports(ServiceView view, Findings to)
    {
        foreach (var seen in view.Of(NodeRules.Listen))
            to.Add(FactNames.Port, seen.Value, Confidence.High, seen.Source, "the code listens on this port");
        foreach (var seen in view.Of(NodeRules.PortFallback))
            to.Add(FactNames.Port, seen.Value, Confidence.Likely, seen.Source, "the code listens on PORT, or else on this port");
        foreach (var seen in view.Of(NodeRules.PortConstant))
            to.Add(FactNames.Port, seen.Value, 0.72, seen.Source, "the code names this its port");
        if (view.Stack!.Framework is { Name: "nextjs" or "nuxt" or "remix" } framework)
            to.AddDefault(FactNames.Port, "3000", 0.72, view.Stack.FrameworkPackage!.Source, $"{framework.Name} listens on this port unless told otherwise");
    }

    private static void Health(ServiceView view, Findings to)
    {
        foreach (var seen in view.Of(NodeRules.Route))
            to.Add(HealthPaths.FactFor(seen.Value)!, seen.Value, OnApplication(seen.Extra) ? HealthPaths.Weight(seen.Value) : 0.6, seen.Source, "the code answers a page of this name");
        var prefix = view.Of(NodeRules.GlobalPrefix).FirstOrDefault();
        foreach (var controller in view.Of(NodeRules.Controller))
            foreach (var get in view.Of(NodeRules.ControllerGet).Where(g => g.Path == controller.Path))
            {
                var path = HealthPaths.Join(controller.Value, get.Value);
                if (prefix is not null && !prefix.Extra.Contains(path.Trim('/').Split('/')[0], StringComparison.Ordinal))
                    path = HealthPaths.Join(prefix.Value, path);
                if (HealthPaths.FactFor(path) is { } fact)
                    to.Add(fact, path, prefix is { Value: "" } ? 0.6 : HealthPaths.Weight(path), get.Source, "a controller answers this page");
            }
        if (view.Stack!.Framework?.Name == "nextjs")
            foreach (var seen in view.Of(PathRules.NextRoute))
                if (HealthPaths.FactFor("/" + seen.Value) is { } fact)
                    to.Add(fact, "/" + seen.Value, 0.9, seen.Source, "Next answers this page");
    }

    /// <summary>A page of a router can lie under a path that another file gives it.</summary>
    private static bool OnApplication(string name) => name is "app" or "server" or "fastify" or "application" or "url";

    private static string? StartOf(SourceFile manifest) => manifest.Data.At("scripts", "start").Text;

    private static bool IsLibrary(SourceFile manifest) => manifest.Data["peerDependencies"].Exists && StartOf(manifest) is null;

    private static bool IsWorkspace(SourceFile manifest, SourceTree tree) =>
        manifest.Data["workspaces"].Exists || tree.Files.Any(f => f.Folder == manifest.Folder && f.Name is "pnpm-workspace.yaml" or "lerna.json" or "turbo.json" or "nx.json");

    private static IEnumerable<Dependency> Section(SourceFile manifest, string name, bool apart) =>
        manifest.Data[name].Entries.Select(e => new Dependency(e.Key, VersionIn(e.Node.Text), manifest.At(e.Node.Line), apart));
}
