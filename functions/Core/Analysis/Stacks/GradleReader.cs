using System.Text.RegularExpressions;
using Delightful.Core.Analysis.Source;

namespace Delightful.Core.Analysis.Stacks;

/// <summary>Reads the packages and plugins of a Gradle build, as <c>group:artifact</c>; a catalogue of versions is followed.</summary>
internal static partial class GradleReader
{
    public static IEnumerable<Dependency> Read(SourceFile build, SourceTree tree)
    {
        var catalogue = tree.Topmost("libs.versions.toml");
        foreach (var (number, line) in build.CodeLines("//", "*"))
        {
            if (Package().Match(line) is { Success: true } package)
                yield return new Dependency($"{package.Groups["group"].Value}:{package.Groups["artifact"].Value}", Version(build, tree, package.Groups["version"].Value), build.At(number), IsApart(package.Groups["scope"].Value));
            else if (Plugin().Match(line) is { Success: true } plugin)
                yield return new Dependency($"{plugin.Groups["id"].Value}:plugin", Version(build, tree, plugin.Groups["version"].Value), build.At(number), false);
            else if (catalogue is not null && Alias().Match(line) is { Success: true } alias && FromCatalogue(catalogue, alias.Groups["name"].Value, alias.Groups["scope"].Value) is { } known)
                yield return known;
            else if (Kotlin().Match(line) is { Success: true } kotlin)
                yield return new Dependency("org.jetbrains.kotlin:plugin", Version(build, tree, kotlin.Groups["version"].Value), build.At(number), false);
        }
    }

    private static Dependency? FromCatalogue(SourceFile catalogue, string name, string scope)
    {
        foreach (var section in new[] { "libraries", "plugins" })
            foreach (var (key, node) in catalogue.Data[section].Entries)
                if (string.Equals(key.Replace('-', '.').Replace('_', '.'), name.Replace("plugins.", "", StringComparison.Ordinal), StringComparison.Ordinal))
                {
                    var module = node["module"].Text ?? (node["group"].Text is { } group ? $"{group}:{node["name"].Text}" : node["id"].Text is { } id ? $"{id}:plugin" : node.Text ?? "");
                    var version = node["version"].Text ?? catalogue.Data["versions"][node["version"]["ref"].Text ?? node["version.ref"].Text ?? ""].Text;
                    return new Dependency(string.Join(':', module.Split(':')[..Math.Min(2, module.Split(':').Length)]), version, catalogue.At(node.Line), IsApart(scope));
                }
        return null;
    }

    private static string? Version(SourceFile build, SourceTree tree, string text)
    {
        if (text.Length == 0)
            return null;
        if (char.IsAsciiDigit(text[0]))
            return text;
        var name = text.Trim('$', '{', '}', '"', '\'');
        foreach (var file in tree.Named("gradle.properties"))
            if (file.Data[name].Text is { } value)
                return value;
        foreach (var (_, line) in build.CodeLines("//"))
            if (Variable().Match(line) is { Success: true } set && set.Groups["name"].Value == name)
                return set.Groups["value"].Value;
        return null;
    }

    private static bool IsApart(string scope) => scope.StartsWith("test", StringComparison.Ordinal) || scope.Contains("Test", StringComparison.Ordinal) || scope is "developmentOnly" or "annotationProcessor" or "kapt";

    [GeneratedRegex(@"^\s*(?<scope>\w{2,40})\s*[\s(]\s*(?:enforcedPlatform\(|platform\()?\s*['""](?<group>[A-Za-z0-9_.-]{2,100}):(?<artifact>[A-Za-z0-9_.-]{1,100})(?::(?<version>[^'"":@]{1,60}))?['""@:]", RegexOptions.CultureInvariant, 200)]
    private static partial Regex Package();

    [GeneratedRegex(@"\bid\s*\(?\s*['""](?<id>[A-Za-z0-9_.-]{2,100})['""]\s*\)?(?:\s*version\s*\(?\s*['""]?(?<version>[^'""\s)]{1,60}))?", RegexOptions.CultureInvariant, 200)]
    private static partial Regex Plugin();

    [GeneratedRegex(@"^\s*(?<scope>\w{2,40})\s*[\s(]\s*(?:enforcedPlatform\(|platform\()?\s*libs\.(?<name>[A-Za-z0-9_.]{1,100})", RegexOptions.CultureInvariant, 200)]
    private static partial Regex Alias();

    [GeneratedRegex(@"\bkotlin\(\s*""jvm""\s*\)(?:\s*version\s*""(?<version>[^""]{1,40})"")?", RegexOptions.CultureInvariant, 200)]
    private static partial Regex Kotlin();

    [GeneratedRegex(@"\b(?:def|val|var|ext\.)?\s*(?<name>\w{1,40})\s*=\s*['""](?<value>\d[^'""]{0,40})['""]", RegexOptions.CultureInvariant, 200)]
    private static partial Regex Variable();
}
