using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Delightful.Core.Analysis.Code;
using Delightful.Core.Analysis.Code.Rules;
using Delightful.Core.Analysis.Data;
using Delightful.Core.Analysis.Detectors;
using Delightful.Core.Analysis.Facts;
using Delightful.Core.Analysis.Source;

namespace Delightful.Core.Analysis.Stacks;

/// <summary>Python, with its packages in requirements, pyproject.toml or a Pipfile.</summary>
internal sealed partial class PythonEcosystem : Ecosystem
{
    public override string Name => "python";

    public override ImmutableArray<Framework> Frameworks { get; } =
    [
        new("django", "django"), new("fastapi", "fastapi"), new("flask", "flask"), new("starlette", "starlette"), new("litestar", "litestar"),
        new("sanic", "sanic"), new("aiohttp", "aiohttp"), new("tornado", "tornado"), new("bottle", "bottle"), new("falcon", "falcon"),
    ];

    public override bool IsManifest(SourceFile file) =>
        file.Name is "pyproject.toml" or "Pipfile" || IsRequirements(file);

    public override IEnumerable<Dependency> Read(SourceFile manifest, SourceTree tree) => manifest.Name switch
    {
        "pyproject.toml" => Project(manifest),
        "Pipfile" => Table(manifest, manifest.Data["packages"], false).Concat(Table(manifest, manifest.Data["dev-packages"], true)),
        _ => manifest.CodeLines("#", "-").Select(l => Requirement(manifest, l.Number, l.Text, IsApart(manifest.Name))).OfType<Dependency>(),
    };

    public override bool Starts(SourceFile manifest, SourceTree tree) =>
        FrameworkOf(Read(manifest, tree)) is not null || tree.Of(PathRules.Starter).Any(s => s.Value == "manage.py" && SourceTree.IsBelow(s.Path, manifest.Folder));

    public override string FolderOf(SourceFile manifest) =>
        manifest.Name != "pyproject.toml" && (manifest.Folder == "requirements" || manifest.Folder.EndsWith("/requirements", StringComparison.Ordinal))
            ? manifest.Folder[..Math.Max(0, manifest.Folder.LastIndexOf('/'))] : manifest.Folder;

    public override IEnumerable<string> Names(SourceFile manifest) =>
        new[] { manifest.Data.At("project", "name").Text, manifest.Data.At("tool", "poetry", "name").Text }.OfType<string>();

    public override void Look(ServiceView view, Findings to)
    {
        to.Add(FactNames.Language, "python", view.Stack!.Confidence, view.Stack.Source, "its packages are of Python");
        Versions(view, to);
        foreach (var seen in view.Of(PythonRules.Run))
            to.Add(FactNames.Port, seen.Value, Confidence.Likely, seen.Source, "the code runs its server on this port");
        foreach (var seen in view.Of(PythonRules.PortFallback))
            to.Add(FactNames.Port, seen.Value, Confidence.Likely, seen.Source, "the code listens on PORT, or else on this port");
        foreach (var seen in view.Of(PythonRules.GunicornBind))
            to.Add(FactNames.Port, seen.Value, Confidence.High, seen.Source, "gunicorn is told to listen on this port");
        if (view.Stack.Framework?.Name is "django")
            Django(view, to);
        else
            Pages(view, to);
        Command(view, to);
    }

    private static void Versions(ServiceView view, Findings to)
    {
        foreach (var file in view.Tree.Named(".python-version", "runtime.txt"))
            if (VersionIn(file.Lines[0]) is { } pinned)
                to.Add(FactNames.LanguageVersion, pinned, 0.9, file.At(1), "the source pins this version of Python");
        foreach (var file in view.Tree.Named("pyproject.toml", "Pipfile"))
            foreach (var node in new[] { file.Data.At("project", "requires-python"), file.Data.At("tool", "poetry", "dependencies", "python"), file.Data.At("requires", "python_version") })
                if (VersionIn(node.Text) is { } asked)
                    to.Add(FactNames.LanguageVersion, asked, node.Text!.Contains('>') ? 0.6 : 0.75, file.At(node.Line), "the project asks for this version of Python");
    }

    private static void Pages(ServiceView view, Findings to)
    {
        var prefixes = view.Of(PythonRules.RouterPrefix).ToList();
        var included = view.Of(PythonRules.Included).Where(i => i.Extra.Length > 0).ToList();
        foreach (var seen in view.Of(PythonRules.Route))
        {
            var router = prefixes.FirstOrDefault(p => p.Path == seen.Path && p.Extra == seen.Extra);
            var path = router is null ? seen.Value : HealthPaths.Join(router.Value, seen.Value);
            var hidden = router is not null && included.Any(i => i.Value.Length > 0);
            if (HealthPaths.FactFor(path) is { } fact)
                to.Add(fact, path, hidden ? 0.6 : HealthPaths.Weight(path), seen.Source, "the code answers a page of this name");
        }
    }

    private static void Django(ServiceView view, Findings to)
    {
        foreach (var seen in view.Of(PythonRules.DjangoPath))
        {
            var path = "/" + seen.Value;
            var root = view.Of(PythonRules.Application).Any(a => a.Folder == seen.Folder);
            if (seen.Extra.Contains("health_check.urls", StringComparison.Ordinal))
                to.Add(FactNames.DeepHealthPath, path, 0.9, seen.Source, "django-health-check asks what the service needs");
            else if (HealthPaths.FactFor(path.TrimEnd('/')) is { } fact && !seen.Extra.Contains("include(", StringComparison.Ordinal))
                to.Add(fact, path, root ? HealthPaths.Weight(path) : 0.6, seen.Source, "a page of this name is in the urls");
        }
        foreach (var manage in view.Of(PathRules.Starter).Where(s => s.Value == "manage.py").Take(1))
            to.AddDefault(FactNames.Port, "8000", Confidence.Guess, manage.Source, "Django and gunicorn listen on this port unless told otherwise");
    }

    private static void Command(ServiceView view, Findings to)
    {
        foreach (var made in view.Of(PythonRules.Application).Take(1))
        {
            var module = made.Path[..^3];
            module = (view.Folder.Length > 0 && SourceTree.IsBelow(module, view.Folder) ? module[(view.Folder.Length + 1)..] : module).Replace('/', '.');
            var command = made.Extra is "FastAPI" or "get_asgi_application" ? $"uvicorn {module}:{made.Value} --host 0.0.0.0 --port $PORT" : $"gunicorn --bind 0.0.0.0:$PORT {module}:{made.Value}";
            to.Add(FactNames.Command, command, made.Extra is "FastAPI" && view.Uses("uvicorn", "fastapi") || view.Uses("gunicorn") ? 0.65 : Confidence.Guess, made.Source, "the application is made here");
        }
    }

    private static IEnumerable<Dependency> Project(SourceFile manifest)
    {
        var project = manifest.Data["project"];
        foreach (var item in project["dependencies"].Items)
            if (Requirement(manifest, item.Line, item.Text ?? "", false) is { } dependency)
                yield return dependency;
        foreach (var (group, list) in project["optional-dependencies"].Entries.Concat(manifest.Data["dependency-groups"].Entries))
            foreach (var item in list.Items)
                if (Requirement(manifest, item.Line, item.Text ?? "", IsApart(group)) is { } dependency)
                    yield return dependency;
        var poetry = manifest.Data.At("tool", "poetry");
        foreach (var dependency in Table(manifest, poetry["dependencies"], false).Concat(Table(manifest, poetry["dev-dependencies"], true)))
            yield return dependency;
        foreach (var (group, node) in poetry["group"].Entries)
            foreach (var dependency in Table(manifest, node["dependencies"], IsApart(group)))
                yield return dependency;
    }

    private static IEnumerable<Dependency> Table(SourceFile manifest, DataNode table, bool apart) => table.Entries
        .Where(e => e.Key != "python")
        .Select(e => new Dependency(Normal(e.Key), VersionIn(e.Node.Text ?? e.Node["version"].Text), manifest.At(e.Node.Line), apart));

    private static Dependency? Requirement(SourceFile manifest, int line, string text, bool apart) =>
        Named().Match(text) is { Success: true } match ? new Dependency(Normal(match.Groups["name"].Value), Least(match.Groups["version"].Value), manifest.At(line), apart) : null;

    /// <summary>The version of a requirement such as <c>&lt;1.0,&gt;=0.114</c>: what it may not reach is none.</summary>
    private static string? Least(string requirement) =>
        VersionIn(requirement.Split(',').Select(p => p.Trim()).FirstOrDefault(p => p.Length > 0 && p[0] is not ('<' or '!')));

    private static string Normal(string name) => name.ToLowerInvariant().Replace('_', '-').Replace('.', '-');

    private static bool IsRequirements(SourceFile file) => file.Name.EndsWith(".txt", StringComparison.Ordinal)
        && (file.Name.StartsWith("requirements", StringComparison.Ordinal) || file.Folder.EndsWith("requirements", StringComparison.Ordinal));

    private static bool IsApart(string name) =>
        name.Contains("dev", StringComparison.Ordinal) || name.Contains("test", StringComparison.Ordinal) || name.Contains("lint", StringComparison.Ordinal)
        || name.Contains("local", StringComparison.Ordinal) || name.Contains("doc", StringComparison.Ordinal) || name.Contains("ci", StringComparison.Ordinal);

    [GeneratedRegex(@"\A\s*(?<name>[A-Za-z0-9][A-Za-z0-9._-]{0,100})(?:\[[^\]]{0,100}\])?\s*(?:\(\s*)?(?<version>[=<>~!][^;#]{0,100})?", RegexOptions.CultureInvariant, 200)]
    private static partial Regex Named();
}
