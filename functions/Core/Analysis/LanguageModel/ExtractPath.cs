using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Delightful.Core.Analysis.Source;

namespace Delightful.Core.Analysis.LanguageModel;

/// <summary>
/// Which files a language model may be shown. A list of what is let through, not of what is kept back: settings, keys,
/// certificates, states and anything unknown never leave.
/// </summary>
internal static partial class ExtractPath
{
    private static readonly ImmutableHashSet<string> Skipped = ["bin", "build", "secrets", "certs", "keys"];

    private static readonly ImmutableArray<string> Manifests =
    [
        "dockerfile", "procfile", "package.json", "requirements.txt", "pyproject.toml", "pipfile", "go.mod", "cargo.toml",
        "pom.xml", "build.gradle", "build.gradle.kts", "composer.json", "gemfile", "compose.yaml", "compose.yml", "docker-compose.yaml", "docker-compose.yml",
    ];

    private static readonly ImmutableArray<string> Starts = ["main", "program", "startup", "app", "application", "server", "index", "manage", "wsgi", "asgi", "routes", "config.ru"];

    private static readonly ImmutableArray<string> Code = ["cs", "fs", "js", "mjs", "cjs", "ts", "py", "go", "java", "kt", "rb", "php", "rs"];

    /// <summary>How telling a file is, from 0 for the most; null for one that is never shown.</summary>
    public static int? RankOf(string path)
    {
        if (!SourcePath.IsInside(path) || SourcePath.IsApart(path) || !Plain().IsMatch(path))
            return null;
        var parts = path.ToLowerInvariant().Split('/');
        if (parts.Any(p => p.StartsWith('.')) || parts[..^1].Any(Skipped.Contains) || Secret().IsMatch(parts[^1]))
            return null;
        var name = parts[^1];
        var dot = name.LastIndexOf('.');
        var ending = dot < 0 ? "" : name[(dot + 1)..];
        return Manifests.Contains(name) || ending is "csproj" or "fsproj" ? 0
            : name is "readme.md" or "readme" ? 2
            : !Code.Contains(ending) ? null
            : Starts.Contains(name[..dot]) ? 1
            : 3;
    }

    [GeneratedRegex(@"\A[A-Za-z0-9_][A-Za-z0-9_./+ -]{0,200}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Plain();

    [GeneratedRegex("secret|credential|password|private|token|id_rsa|\\.min\\.", RegexOptions.CultureInvariant)]
    private static partial Regex Secret();
}
