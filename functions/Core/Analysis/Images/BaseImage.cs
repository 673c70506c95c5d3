using System.Text.RegularExpressions;

namespace Delightful.Core.Analysis.Images;

/// <summary>What the name of a base image tells.</summary>
internal static partial class BaseImage
{
    /// <summary>The language whose programs it runs; null when it runs any.</summary>
    public static string? LanguageOf(string image)
    {
        var name = Name(image);
        return name switch
        {
            _ when image.Contains("/dotnet/", StringComparison.Ordinal) => "dotnet",
            "node" or "bun" or "deno" => "node",
            "python" or "pypy" or "miniconda3" or "uvicorn-gunicorn-fastapi" => "python",
            "golang" or "go" => "go",
            "eclipse-temurin" or "openjdk" or "amazoncorretto" or "maven" or "gradle" or "zulu-openjdk" or "liberica-openjdk-alpine" or "ibmjava" or "jdk" or "jre" => "java",
            _ when name.Contains("openjdk", StringComparison.Ordinal) || name.StartsWith("java", StringComparison.Ordinal) || name.Contains("mandrel", StringComparison.Ordinal) || name.StartsWith("quarkus", StringComparison.Ordinal) => "java",
            "ruby" or "jruby" => "ruby",
            "php" or "frankenphp" or "composer" => "php",
            "rust" or "cargo-chef" => "rust",
            _ when name.StartsWith("nodejs", StringComparison.Ordinal) => "node",
            _ when name.StartsWith("python", StringComparison.Ordinal) => "python",
            _ => null,
        };
    }

    /// <summary>The version that its tag begins with, such as <c>20</c> of <c>node:20-alpine</c>; null when it tells none.</summary>
    public static string? VersionOf(string image)
    {
        if (InName().Match(Name(image)) is { Success: true } name)
            return name.Groups["v"].Value;
        var tag = TagOf(image);
        return Behind().Match(tag) is { Success: true } behind ? behind.Groups["v"].Value : Version().Match(tag) is { Success: true } match ? match.Groups["v"].Value : null;
    }

    /// <summary>The name without registry, folders, tag and digest.</summary>
    public static string Name(string image)
    {
        var last = image.Split('@')[0];
        last = last[(last.LastIndexOf('/') + 1)..];
        return last.Split(':')[0].ToLowerInvariant();
    }

    public static string TagOf(string image)
    {
        var last = image.Split('@')[0];
        last = last[(last.LastIndexOf('/') + 1)..];
        return last.IndexOf(':') is >= 0 and var colon ? last[(colon + 1)..] : "";
    }

    /// <summary>Such as openjdk-17, whose tag is the version of the image.</summary>
    [GeneratedRegex(@"\A(?:openjdk|nodejs|java|ruby)-?(?<v>\d{1,3})\b", RegexOptions.CultureInvariant, 200)]
    private static partial Regex InName();

    /// <summary>Such as 1-php8.3, whose first number is of what runs PHP.</summary>
    [GeneratedRegex(@"-?(?:php|python)(?<v>\d{1,2}\.\d{1,2})", RegexOptions.CultureInvariant, 200)]
    private static partial Regex Behind();

    [GeneratedRegex(@"\A(?:jdk-?|jre-?|v)?(?<v>\d{1,4}(?:\.\d{1,4}){0,2})(?![\d])", RegexOptions.CultureInvariant, 200)]
    private static partial Regex Version();
}
