using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Delightful.Core.Analysis.Code.Rules;
using Delightful.Core.Analysis.Detectors;
using Delightful.Core.Analysis.Facts;
using Delightful.Core.Analysis.Source;

namespace Delightful.Core.Analysis.Stacks;

/// <summary>Go modules.</summary>
internal sealed partial class GoEcosystem : Ecosystem
{
    private const string Standard = "net/http";

    public override string Name => "go";

    public override ImmutableArray<Framework> Frameworks { get; } =
    [
        new("gin", "github.com/gin-gonic/gin"), new("echo", "github.com/labstack/echo"), new("fiber", "github.com/gofiber/fiber"), new("chi", "github.com/go-chi/chi"),
        new("beego", "github.com/beego/beego"), new("gorilla-mux", "github.com/gorilla/mux"), new("httprouter", "github.com/julienschmidt/httprouter"), new(Standard, Standard),
    ];

    public override bool IsManifest(SourceFile file) => file.Name == "go.mod";

    public override IEnumerable<Dependency> Read(SourceFile manifest, SourceTree tree)
    {
        foreach (var (number, line) in manifest.CodeLines("//"))
            if (Required().Match(line) is { Success: true } match && !line.Contains("// indirect", StringComparison.Ordinal))
                yield return new Dependency(WithoutMajor().Replace(match.Groups["name"].Value, ""), VersionIn(match.Groups["version"].Value), manifest.At(number), false);
        if (tree.Of(GoRules.Http).FirstOrDefault(s => SourceTree.IsBelow(s.Path, manifest.Folder)) is { } http)
            yield return new Dependency(Standard, null, http.Source, false);
    }

    public override bool Starts(SourceFile manifest, SourceTree tree) => tree.Of(GoRules.Main).Any(s => IsNearest(manifest, s.Path, tree));

    public override IEnumerable<string> Names(SourceFile manifest) =>
        manifest.CodeLines("//").Select(l => l.Text.Trim()).Where(l => l.StartsWith("module ", StringComparison.Ordinal)).Select(l => l[(Math.Max(l.LastIndexOf('/'), 6) + 1)..]).Take(1);

    public override void Look(ServiceView view, Findings to)
    {
        var module = view.Tree.Named("go.mod").First();
        to.Add(FactNames.Language, "go", view.Stack!.Confidence, module.At(1), "it is a Go module");
        foreach (var (number, line) in module.CodeLines("//"))
            if (line.StartsWith("go ", StringComparison.Ordinal) && VersionIn(line) is { } version)
                to.Add(FactNames.LanguageVersion, version, 0.75, module.At(number), "the module asks for this version of Go");
        var listens = view.Of(GoRules.Listen).ToList();
        var wildPorts = listens.Select(l => l.Value).Distinct().Count() > 1;
        foreach (var seen in listens)
            to.Add(FactNames.Port, seen.Value, wildPorts ? 0.72 : Confidence.High, seen.Source, "the code listens on this port");
        foreach (var seen in view.Of(GoRules.PortDefault))
            to.Add(FactNames.Port, seen.Value, 0.72, seen.Source, "the code takes this port unless told otherwise");
        foreach (var seen in view.Of(GoRules.Route))
            to.Add(HealthPaths.FactFor(seen.Value)!, seen.Value, seen.Extra is "group" or "g" or "api" or "v1" or "rg" ? 0.6 : HealthPaths.Weight(seen.Value), seen.Source, "the code answers a page of this name");
        var programs = view.Of(GoRules.Main).Select(m => m.Folder).Distinct().ToList();
        if (programs is [var only])
            to.Add(FactNames.Command, "./" + (only == view.Folder ? Names(module).FirstOrDefault() ?? "main" : only[(only.LastIndexOf('/') + 1)..]), Confidence.Guess, view.Of(GoRules.Main).First().Source, "the only program of the module");
    }

    [GeneratedRegex(@"^\s*(?:require\s+)?(?<name>[a-z0-9.-]{3,60}\.[a-z]{2,10}/[A-Za-z0-9._/~-]{1,150})\s+(?<version>v[0-9][^\s]{0,60})", RegexOptions.CultureInvariant, 200)]
    private static partial Regex Required();

    [GeneratedRegex(@"/v\d{1,2}\z", RegexOptions.CultureInvariant, 200)]
    private static partial Regex WithoutMajor();
}
