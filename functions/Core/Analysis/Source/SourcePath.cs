using System.Collections.Immutable;
using Delightful.Core.Analysis.Code;

namespace Delightful.Core.Analysis.Source;

/// <summary>Why a file is looked at.</summary>
internal enum SourceInterest
{
    /// <summary>It is not.</summary>
    None,

    /// <summary>It declares a service.</summary>
    Declaration,

    /// <summary>It has settings, and is kept.</summary>
    Settings,

    /// <summary>It has code, and is looked through once.</summary>
    Code,
}

/// <summary>Which files of a source are looked at.</summary>
public static class SourcePath
{
    private const int LongestPath = 350;

    /// <summary>Folders that hold what others wrote, or what a build made.</summary>
    private static readonly ImmutableHashSet<string> Foreign =
    [
        "node_modules", ".git", "obj", "vendor", "dist", ".venv", "venv", "site-packages", "__pycache__", ".next", ".nuxt",
        "target", ".gradle", ".terraform", ".yarn", "bower_components", "Pods", ".idea", ".vs",
    ];

    /// <summary>Folders of what never runs in production.</summary>
    private static readonly ImmutableHashSet<string> Apart =
    [
        "test", "tests", "__tests__", "spec", "specs", "docs", "doc", "e2e", "fixtures", "__mocks__", "mocks", "testdata", "cypress", "androidTest", "testing",
    ];

    private static readonly ImmutableArray<string> CodeEndings =
        [".cs", ".js", ".mjs", ".cjs", ".ts", ".mts", ".cts", ".py", ".java", ".kt", ".go", ".rb", ".ru", ".php", ".rs"];

    private static readonly ImmutableHashSet<string> SettingsNames = ImmutableHashSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "package.json", "requirements.txt", "pyproject.toml", "pipfile", "appsettings.json", "appsettings.production.json", "global.json",
        "directory.packages.props", "directory.build.props", "pom.xml", "build.gradle", "build.gradle.kts", "settings.gradle", "settings.gradle.kts",
        "libs.versions.toml", "gradle.properties", "go.mod", "gemfile", "gemfile.lock", ".ruby-version", ".node-version", ".nvmrc", ".python-version",
        ".tool-versions", "runtime.txt", "composer.json", "cargo.toml", "procfile", "fly.toml", "schema.prisma", "database.yml", "nginx.conf",
        "app.json", "app.yaml", "render.yaml", "pnpm-workspace.yaml", "lerna.json", "turbo.json", "nx.json", "ormconfig.json", "containerfile", "setup.cfg", "alembic.ini");

    /// <summary>Files in which programs of any language keep their settings.</summary>
    private static readonly ImmutableHashSet<string> Configured = ImmutableHashSet.Create(
        StringComparer.OrdinalIgnoreCase,
        [.. from name in new[] { "config", "default", "base", "production", "prod", "settings", "app", "server" } from ending in new[] { ".yaml", ".yml", ".toml", ".json" } select name + ending]);

    /// <summary>True for a folder that is not gone into, by its name.</summary>
    public static bool IsForeign(string folder) => Foreign.Contains(folder);

    /// <summary>True for a path that stays in its folder on every system, and can be shown.</summary>
    internal static bool IsInside(string path) =>
        path.Length is > 0 and <= LongestPath
        && !path.StartsWith('/') && !path.Contains('\\') && !path.Contains(':') && !path.Any(char.IsControl)
        && path.Split('/').All(part => part is not ("" or "." or ".."));

    internal static bool IsDeclaration(string path) => path == SourceTree.DeclarationName || path.EndsWith("/" + SourceTree.DeclarationName, StringComparison.Ordinal);

    /// <summary>True for what is not part of what runs: other people's code, tests, documents.</summary>
    internal static bool IsApart(string path) => IsApart(path.Split('/').AsSpan()[..^1]);

    internal static SourceInterest InterestIn(string path)
    {
        var parts = path.Split('/');
        var name = parts[^1];
        var folders = parts.AsSpan(0, parts.Length - 1);
        return IsApart(folders) ? SourceInterest.None
            : IsDeclaration(path) ? SourceInterest.Declaration
            : IsSettings(name, folders) ? SourceInterest.Settings
            : IsCode(name) || IsMigration(path) || path.EndsWith("bin/www", StringComparison.Ordinal) ? SourceInterest.Code
            : SourceInterest.None;
    }

    private static bool IsApart(ReadOnlySpan<string> folders)
    {
        for (var i = 0; i < folders.Length; i++)
            if (Foreign.Contains(folders[i]) || Apart.Contains(folders[i])
                || folders[i].EndsWith("Tests", StringComparison.Ordinal) || folders[i].EndsWith(".Test", StringComparison.Ordinal)
                || (folders[i] == "bin" && i + 1 < folders.Length && folders[i + 1] is "Debug" or "Release"))
                return true;
        return false;
    }

    /// <summary>True for folders of Helm charts.</summary>
    internal static bool IsChart(ReadOnlySpan<string> folders) => folders.ContainsAny(["charts", "chart", "helm"]);

    private static bool IsSettings(string name, ReadOnlySpan<string> folders) =>
        SettingsNames.Contains(name)
        || Ends(name, ".csproj") || Ends(name, ".fsproj") || Ends(name, ".dockerfile") || Starts(name, "Dockerfile")
        || (IsYaml(name) && (Starts(name, "docker-compose") || Starts(name, "compose.") || Starts(name, "compose-") || Starts(name, "application")
            || folders.ContainsAny(["k8s", "kubernetes", "manifests", "deploy"])
            || (name is "values.yaml" or "values.yml" && IsChart(folders)) || (name == "manifest.yml" && folders.Contains("copilot"))))
        || (Starts(name, "application") && Ends(name, ".properties"))
        || (Starts(name, "requirements") && Ends(name, ".txt")) || (Ends(name, ".txt") && folders.Contains("requirements"))
        || (folders.ContainsAny(["config", "configuration", "conf", "settings"]) && Configured.Contains(name))
        || name == ".env" || Starts(name, ".env.") || Ends(name, ".pem") || Ends(name, ".key") || name is "id_rsa" or "id_ed25519" or "credentials" or "credentials.json" or ".npmrc" or ".netrc";

    private static bool IsCode(string name) =>
        CodeEndings.Any(e => name.EndsWith(e, StringComparison.OrdinalIgnoreCase))
        && !Ends(name, ".d.ts") && !Ends(name, ".min.js")
        && !name.Contains(".test.", StringComparison.Ordinal) && !name.Contains(".spec.", StringComparison.Ordinal) && !name.Contains(".e2e-spec.", StringComparison.Ordinal)
        && !Ends(name, "_test.go") && !Ends(name, "_test.py") && !Ends(name, "_spec.rb") && !Ends(name, "_test.rb") && !Ends(name, "Test.java") && !Ends(name, "Tests.java")
        && !Ends(name, "Test.kt") && !Ends(name, "Tests.cs") && !Ends(name, "Test.php") && !(Starts(name, "test_") && Ends(name, ".py")) && name != "conftest.py";

    /// <summary>Other SQL may be a dump of a whole database.</summary>
    private static bool IsMigration(string path) => Ends(path, ".sql") && PathRules.Migration.Pattern.IsMatch(path);

    private static bool IsYaml(string name) => Ends(name, ".yml") || Ends(name, ".yaml");

    private static bool Starts(string name, string with) => name.StartsWith(with, StringComparison.OrdinalIgnoreCase);

    private static bool Ends(string name, string with) => name.EndsWith(with, StringComparison.OrdinalIgnoreCase);
}
