using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Delightful.Core.Analysis.Code.Rules;
using Delightful.Core.Analysis.Data;
using Delightful.Core.Analysis.Detectors;
using Delightful.Core.Analysis.Facts;
using Delightful.Core.Analysis.Source;

namespace Delightful.Core.Analysis.Stacks;

/// <summary>Java and Kotlin, built with Maven or Gradle.</summary>
internal sealed partial class JavaEcosystem : Ecosystem
{
    public override string Name => "java";

    public override ImmutableArray<Framework> Frameworks { get; } =
    [
        new("quarkus", "io.quarkus"), new("micronaut", "io.micronaut"), new("spring-boot", "spring-boot"), new("ktor", "io.ktor"), new("dropwizard", "io.dropwizard"),
    ];

    public override bool IsManifest(SourceFile file) => file.Name is "pom.xml" or "build.gradle" or "build.gradle.kts";

    public override IEnumerable<Dependency> Read(SourceFile manifest, SourceTree tree)
    {
        var read = (manifest.Name == "pom.xml" ? MavenReader.Read(manifest, tree) : GradleReader.Read(manifest, tree)).ToList();
        foreach (var (prefix, name) in new[] { ("org.springframework.boot", "spring-boot"), ("io.quarkus", "io.quarkus"), ("io.micronaut", "io.micronaut"), ("io.ktor", "io.ktor"), ("io.dropwizard", "io.dropwizard") })
            if (read.Where(d => !d.IsApart && d.Name.StartsWith(prefix, StringComparison.Ordinal)).OrderBy(d => d.Version is null ? 1 : 0).FirstOrDefault() is { } first)
                yield return first with { Name = name };
        foreach (var dependency in read)
            yield return dependency;
    }

    public override bool Starts(SourceFile manifest, SourceTree tree)
    {
        if (manifest.Data["project"]["modules"].Exists || manifest.Data["project"]["packaging"].Text == "pom")
            return false;
        var framework = FrameworkOf(Read(manifest, tree))?.Framework.Name;
        return framework is not null && (framework is "quarkus" or "micronaut" || HasMain(manifest, tree));
    }

    public override IEnumerable<string> Names(SourceFile manifest) => new[] { manifest.Data["project"]["artifactId"].Text }.OfType<string>();

    public override IEnumerable<string> Libraries(SourceFile manifest, SourceTree tree)
    {
        if (manifest.Name == "pom.xml")
        {
            var wanted = manifest.Data["project"]["dependencies"].All("dependency").Select(d => d["artifactId"].Text).ToHashSet();
            return tree.Named("pom.xml").Where(f => f != manifest && wanted.Contains(f.Data["project"]["artifactId"].Text)).Select(f => f.Folder);
        }
        return Projects().Matches(manifest.Text).Select(m => m.Groups["path"].Value.Trim(':').Replace(':', '/'))
            .SelectMany(path => tree.Files.Where(f => IsManifest(f) && (f.Folder == path || f.Folder.EndsWith("/" + path, StringComparison.Ordinal)))).Select(f => f.Folder);
    }

    public override void Look(ServiceView view, Findings to)
    {
        var main = view.Of(JavaRules.Main).Concat(view.Of(JavaRules.Embedded)).FirstOrDefault();
        var kotlin = main?.Path.EndsWith(".kt", StringComparison.Ordinal) ?? view.Packages.Any(d => d.Name.Contains("kotlin", StringComparison.Ordinal));
        to.Add(FactNames.Language, kotlin ? "kotlin" : "java", view.Stack!.Confidence, main?.Source ?? view.Stack.Source, kotlin ? "the program is written in Kotlin" : "the program is written in Java");
        foreach (var file in view.Tree.Files.Where(IsManifest))
            if (VersionOf(file, view.Tree) is { } version)
                to.Add(FactNames.LanguageVersion, version.Version, 0.9, version.Source, "it is compiled for this version of Java");
        JavaSettings.Look(view, to);
        var mapped = view.Of(JavaRules.Prefix).ToList();
        foreach (var get in view.Of(JavaRules.Get))
        {
            var prefix = mapped.LastOrDefault(p => p.Path == get.Path && p.Line < get.Line);
            var path = HealthPaths.Join(prefix?.Value ?? "", get.Value);
            if (HealthPaths.FactFor(path) is { } fact)
                to.Add(fact, path, 0.72, get.Source, "a controller answers this page");
        }
        foreach (var seen in view.Of(JavaRules.Embedded))
            to.Add(FactNames.Port, seen.Value, Confidence.High, seen.Source, "the code listens on this port");
    }

    private bool HasMain(SourceFile manifest, SourceTree tree) =>
        tree.Of(JavaRules.Main).Concat(tree.Of(JavaRules.Embedded)).Any(s => IsNearest(manifest, s.Path, tree));

    private static (string Version, string Source)? VersionOf(SourceFile file, SourceTree tree)
    {
        if (file.Name == "pom.xml")
        {
            foreach (var key in new[] { "java.version", "maven.compiler.release", "maven.compiler.source", "maven.compiler.target", "jdk.version" })
                if (file.Data["project"]["properties"][key] is { Text: { } text } node && VersionIn(text) is { } version)
                    return (version is "1.8" ? "8" : version, file.At(node.Line));
            return null;
        }
        foreach (var (number, line) in file.CodeLines("//"))
            if (Compiled().Match(line) is { Success: true } match)
                return (match.Groups["v"].Value, file.At(number));
        return null;
    }

    [GeneratedRegex(@"(?:JavaLanguageVersion\.of\(\s*|jvmToolchain\(\s*|(?:source|target)Compatibility\s*=?\s*(?:JavaVersion\.VERSION_|['""]|))(?:1[._])?(?<v>\d{1,2})\b", RegexOptions.CultureInvariant, 200)]
    private static partial Regex Compiled();

    [GeneratedRegex(@"project\(\s*(?:path\s*[:=]\s*)?['""](?<path>:[A-Za-z0-9:_-]{1,100})['""]", RegexOptions.CultureInvariant, 200)]
    private static partial Regex Projects();
}
