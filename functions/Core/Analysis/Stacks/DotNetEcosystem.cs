using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Delightful.Core.Analysis.Code.Rules;
using Delightful.Core.Analysis.Data;
using Delightful.Core.Analysis.Detectors;
using Delightful.Core.Analysis.Facts;
using Delightful.Core.Analysis.Images;
using Delightful.Core.Analysis.Source;

namespace Delightful.Core.Analysis.Stacks;

/// <summary>C# and F# on .NET.</summary>
internal sealed partial class DotNetEcosystem : Ecosystem
{
    private const string WebSdk = "Microsoft.NET.Sdk.Web";
    private const string WorkerSdk = "Microsoft.NET.Sdk.Worker";

    public override string Name => "dotnet";

    public override ImmutableArray<Framework> Frameworks { get; } = [new("aspnetcore", WebSdk), new("aspnetcore", "Microsoft.AspNetCore.App"), new("worker", WorkerSdk)];

    public override bool IsManifest(SourceFile file) => file.Name.EndsWith(".csproj", StringComparison.OrdinalIgnoreCase) || file.Name.EndsWith(".fsproj", StringComparison.OrdinalIgnoreCase);

    public override IEnumerable<Dependency> Read(SourceFile manifest, SourceTree tree)
    {
        var project = manifest.Data["Project"];
        if (project["@Sdk"] is { Text: { } sdk } at)
            yield return new Dependency(sdk.Split('/')[0], TargetOf(manifest, tree)?.Version, manifest.At(at.Line), false);
        foreach (var group in project.All("ItemGroup"))
        {
            foreach (var reference in group.All("PackageReference").Where(r => r["@Include"].Text is not null))
                yield return new Dependency(
                    reference["@Include"].Text!, VersionIn(reference["@Version"].Text ?? reference["Version"].Text ?? Central(reference["@Include"].Text!, tree)), manifest.At(reference.Line),
                    manifest.Name.Contains("Test", StringComparison.Ordinal));
            foreach (var reference in group.All("FrameworkReference").Where(r => r["@Include"].Text is not null))
                yield return new Dependency(reference["@Include"].Text!, TargetOf(manifest, tree)?.Version, manifest.At(reference.Line), !IsExe(manifest));
        }
    }

    public override bool Starts(SourceFile manifest, SourceTree tree) =>
        !manifest.Name.Contains("Test", StringComparison.Ordinal) && !IsOrchestrator(manifest)
        && (manifest.Data["Project"]["@Sdk"].Text?.Split('/')[0] is WebSdk or WorkerSdk || (IsExe(manifest) && Read(manifest, tree).Any(d => d.Name is "Microsoft.AspNetCore.App")));

    public override IEnumerable<string> Names(SourceFile manifest) => [manifest.Name[..manifest.Name.LastIndexOf('.')]];

    public override IEnumerable<string> Libraries(SourceFile manifest, SourceTree tree)
    {
        var (seen, left) = (new HashSet<string>(StringComparer.Ordinal), new Queue<SourceFile>([manifest]));
        while (left.TryDequeue(out var next) && seen.Count < 200)
            foreach (var reference in next.Data["Project"].All("ItemGroup").SelectMany(g => g.All("ProjectReference")))
                if (Resolve(next.Folder, reference["@Include"].Text ?? "") is { } path && tree.Files.FirstOrDefault(f => f.Path.Equals(path, StringComparison.OrdinalIgnoreCase)) is { } library && seen.Add(library.Folder))
                    left.Enqueue(library);
        return seen;
    }

    public override void Look(ServiceView view, Findings to)
    {
        var main = view.Tree.Files.Where(IsManifest).OrderBy(f => Starts(f, view.Tree) ? 0 : 1).ThenBy(f => view.IsOwn(f) ? 0 : 1).ThenBy(f => f.Depth).First();
        to.Add(FactNames.Language, main.Name.EndsWith(".fsproj", StringComparison.OrdinalIgnoreCase) ? "fsharp" : "csharp", view.Stack!.Confidence, main.At(1), "it is a .NET project");
        if (TargetOf(main, view.Tree) is { } target)
            to.Add(FactNames.LanguageVersion, target.Version, Confidence.Certain, target.Source, "the project targets this version of .NET");
        to.Add(FactNames.Command, $"dotnet {AssemblyOf(main)}.dll", 0.72, main.At(1), "the project makes this program");
        Ports(view, to);
        foreach (var seen in view.Of(DotNetRules.HealthChecks))
            to.Add(HealthPaths.FactFor(seen.Value) ?? FactNames.HealthPath, seen.Value, 0.9, seen.Source, "the code maps its health checks here");
        foreach (var seen in view.Of(DotNetRules.Route))
            to.Add(HealthPaths.FactFor(seen.Value)!, seen.Value, seen.Extra is "app" or "endpoints" or "application" ? HealthPaths.Weight(seen.Value) : 0.6, seen.Source, "the code answers a page of this name");
    }

    private static void Ports(ServiceView view, Findings to)
    {
        foreach (var seen in view.Of(DotNetRules.Listen))
            to.Add(FactNames.Port, seen.Value, Confidence.High, seen.Source, "the code listens on this port");
        foreach (var file in view.Tree.Named("appsettings.json", "appsettings.Production.json"))
            foreach (var (path, node) in file.Data.Settings())
                if ((path is "Urls" || (path.StartsWith("Kestrel.Endpoints.", StringComparison.OrdinalIgnoreCase) && path.EndsWith(".Url", StringComparison.OrdinalIgnoreCase))) && PlainUrl().Match(node.Text!) is { Success: true } url)
                    to.Add(FactNames.Port, url.Groups["port"].Value, Confidence.High, file.At(node.Line), "the settings listen on this port");
        if (view.Stack!.Framework?.Name != "aspnetcore")
            return;
        if (view.Image is { } image && image.Base.Image.Contains("/dotnet/", StringComparison.Ordinal) && BaseImage.VersionOf(image.Base.Image) is { } version)
            to.AddDefault(FactNames.Port, decimal.Parse(version.Split('.')[0], CultureInfo.InvariantCulture) >= 8 ? "8080" : "80", 0.72, image.At(image.Base.Line), "the base image has ASP.NET Core listen on this port unless told otherwise");
        else
            to.AddDefault(FactNames.Port, "8080", Confidence.Guess, view.Stack.Source, "ASP.NET Core listens on this port in a container unless told otherwise");
    }

    private static (string Version, string Source)? TargetOf(SourceFile manifest, SourceTree tree)
    {
        foreach (var file in new[] { manifest }.Concat(tree.Named("Directory.Build.props").Where(f => SourceTree.IsBelow(manifest.Folder, f.Folder)).OrderByDescending(f => f.Depth)))
            foreach (var group in file.Data["Project"].All("PropertyGroup"))
                if ((group["TargetFramework"] is { Exists: true } one ? one : group["TargetFrameworks"]) is { Text: { } text } node && Moniker().Match(text) is { Success: true } match)
                    return (match.Groups["v"].Value, file.At(node.Line));
        return null;
    }

    private static string? Central(string package, SourceTree tree) => tree.Named("Directory.Packages.props")
        .SelectMany(f => f.Data["Project"].All("ItemGroup")).SelectMany(g => g.All("PackageVersion"))
        .FirstOrDefault(v => string.Equals(v["@Include"].Text, package, StringComparison.OrdinalIgnoreCase))?["@Version"].Text;

    private static string AssemblyOf(SourceFile project) =>
        project.Data["Project"].All("PropertyGroup").Select(g => g["AssemblyName"].Text).FirstOrDefault(n => n is { Length: > 0 } && !n.Contains('$')) ?? project.Name[..project.Name.LastIndexOf('.')];

    private static bool IsExe(SourceFile project) => project.Data["Project"].All("PropertyGroup").Any(g => string.Equals(g["OutputType"].Text, "Exe", StringComparison.OrdinalIgnoreCase));

    /// <summary>The project that starts the others on a developer's machine.</summary>
    private static bool IsOrchestrator(SourceFile project) => project.Text.Contains("Aspire.AppHost", StringComparison.Ordinal) || project.Text.Contains("Aspire.Hosting.AppHost", StringComparison.Ordinal);

    /// <summary>A path from a folder, with the separators of Windows; null when it leads out.</summary>
    private static string? Resolve(string folder, string relative)
    {
        var parts = new List<string>(folder.Split('/', StringSplitOptions.RemoveEmptyEntries));
        foreach (var part in relative.Replace('\\', '/').Split('/', StringSplitOptions.RemoveEmptyEntries))
            if (part == "..")
            {
                if (parts.Count == 0)
                    return null;
                parts.RemoveAt(parts.Count - 1);
            }
            else if (part != ".")
                parts.Add(part);
        return string.Join('/', parts);
    }

    [GeneratedRegex(@"net(?:coreapp)?(?<v>\d{1,2}\.\d)", RegexOptions.CultureInvariant, 200)]
    private static partial Regex Moniker();

    [GeneratedRegex(@"\Ahttp://[^:/]{1,100}:(?<port>\d{1,5})", RegexOptions.CultureInvariant, 200)]
    private static partial Regex PlainUrl();
}
