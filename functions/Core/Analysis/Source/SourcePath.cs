using System.Collections.Immutable;

namespace Delightful.Core.Analysis.Source;

/// <summary>Which entries of a bundle are looked at.</summary>
internal static class SourcePath
{
    private const int LongestPath = 350;
    private const int LinkType = 0xA000;
    private const int TypeMask = 0xF000;

    /// <summary>Folders that hold what others wrote, what a build made, or what never runs in production.</summary>
    private static readonly ImmutableHashSet<string> Skipped =
    [
        "node_modules", ".git", "bin", "obj", "vendor", "dist", ".venv", "venv", "site-packages", "__pycache__",
        "test", "tests", "__tests__", "spec", "docs",
    ];

    private static readonly ImmutableArray<string> Names = [SourceTree.DeclarationName, "Dockerfile", "package.json", "requirements.txt", "pyproject.toml", "appsettings.json"];

    private static readonly ImmutableArray<string> Endings = [".csproj", ".cs", ".js", ".mjs", ".cjs", ".ts", ".py"];

    /// <summary>True for a path that stays in its folder on every system, and can be shown.</summary>
    public static bool IsInside(string path) =>
        path.Length is > 0 and <= LongestPath
        && !path.StartsWith('/') && !path.Contains('\\') && !path.Contains(':') && !path.Any(char.IsControl)
        && path.Split('/').All(part => part is not ("" or "." or ".."));

    /// <summary>True when the mode of the file says that it is a symbolic link.</summary>
    public static bool IsLink(int externalAttributes) => ((externalAttributes >> 16) & TypeMask) == LinkType;

    public static bool IsDeclaration(string path) => path == SourceTree.DeclarationName || path.EndsWith("/" + SourceTree.DeclarationName, StringComparison.Ordinal);

    public static bool IsOfInterest(string path)
    {
        var parts = path.Split('/');
        return !parts[..^1].Any(folder => Skipped.Contains(folder) || folder.EndsWith(".Tests", StringComparison.OrdinalIgnoreCase))
            && (Names.Contains(parts[^1], StringComparer.OrdinalIgnoreCase)
                || Endings.Any(e => parts[^1].EndsWith(e, StringComparison.OrdinalIgnoreCase)));
    }
}
