using System.Runtime.CompilerServices;

namespace Delightful.Core.Tests;

/// <summary>The files of this repository.</summary>
internal static class Repository
{
    public static string Root { get; } = Path.GetFullPath(Path.Combine(Here(), "../.."));

    public static string File(string path) => System.IO.File.ReadAllText(Path.Combine(Root, path));

    private static string Here([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
