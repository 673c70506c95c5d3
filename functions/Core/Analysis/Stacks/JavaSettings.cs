using System.Text.RegularExpressions;
using Delightful.Core.Analysis.Data;
using Delightful.Core.Analysis.Detectors;
using Delightful.Core.Analysis.Facts;
using Delightful.Core.Analysis.Source;

namespace Delightful.Core.Analysis.Stacks;

/// <summary>The settings of Spring Boot and Quarkus: port and health pages.</summary>
internal static partial class JavaSettings
{
    public static void Look(ServiceView view, Findings to)
    {
        var settings = view.Tree.Files.Where(IsPlain).SelectMany(f => f.Documents.SelectMany(d => d.Settings()).Select(s => (File: f, s.Path, s.Node))).ToList();
        switch (view.Stack!.Framework?.Name)
        {
            case "spring-boot":
                Spring(view, settings, to);
                break;
            case "quarkus":
                Quarkus(view, settings, to);
                break;
            case "micronaut":
                Port(settings, "micronaut.server.port", view, to);
                break;
        }
    }

    private static void Spring(ServiceView view, List<(SourceFile File, string Path, DataNode Node)> settings, Findings to)
    {
        if (view.Packages.Any(d => d.Name is "org.springframework.boot:spring-boot-starter-web" or "org.springframework.boot:spring-boot-starter-webflux" or "org.springframework.boot:spring-boot-starter-jersey"
            || d.Name.StartsWith("org.springframework.cloud:spring-cloud-starter-gateway", StringComparison.Ordinal) || d.Name.StartsWith("org.springframework.cloud:spring-cloud-config-server", StringComparison.Ordinal)
            || d.Name.StartsWith("org.springframework.boot:spring-boot-starter-webmvc", StringComparison.Ordinal) || d.Name.StartsWith("org.springframework.boot:spring-boot-starter-data-rest", StringComparison.Ordinal)))
            Port(settings, "server.port", view, to);
        if (view.Packages.FirstOrDefault(d => d.Name == "org.springframework.boot:spring-boot-starter-actuator") is not { } actuator)
            return;
        var context = (Of(settings, "server.servlet.context-path") ?? "") + (Of(settings, "spring.webflux.base-path") ?? "");
        var path = HealthPaths.Join(context, HealthPaths.Join(Of(settings, "management.endpoints.web.base-path") ?? "actuator", Of(settings, "management.endpoints.web.path-mapping.health") ?? "health"));
        var elsewhere = Of(settings, "management.server.port") is not null;
        var why = elsewhere ? "the actuator answers here, but on a port of its own" : "the actuator answers here";
        to.Add(FactNames.HealthPath, path, elsewhere ? 0.6 : 0.9, actuator.Source, why);
        if (Of(settings, "management.endpoint.health.probes.enabled") is "true" && !elsewhere)
        {
            to.Add(FactNames.DeepHealthPath, path + "/readiness", 0.75, actuator.Source, "the actuator's probes are on");
        }
    }

    private static void Quarkus(ServiceView view, List<(SourceFile File, string Path, DataNode Node)> settings, Findings to)
    {
        Port(settings, "quarkus.http.port", view, to);
        if (view.Packages.FirstOrDefault(d => d.Name.EndsWith(":quarkus-smallrye-health", StringComparison.Ordinal)) is not { } health)
            return;
        var root = HealthPaths.Join(Of(settings, "quarkus.http.root-path") ?? "", Of(settings, "quarkus.http.non-application-root-path") ?? "q");
        root = HealthPaths.Join(root, Of(settings, "quarkus.smallrye-health.root-path") ?? "health");
        to.Add(FactNames.HealthPath, root + "/live", 0.9, health.Source, "SmallRye Health answers here");
        to.Add(FactNames.DeepHealthPath, root + "/ready", 0.9, health.Source, "SmallRye Health asks what the service needs");
    }

    private static void Port(List<(SourceFile File, string Path, DataNode Node)> settings, string key, ServiceView view, Findings to)
    {
        foreach (var (file, _, node) in settings.Where(s => s.Path == key))
            if (Number().Match(node.Text!) is { Success: true } number)
                to.Add(FactNames.Port, number.Groups["port"].Value, node.Text!.StartsWith('$') ? Confidence.Likely : 0.9, file.At(node.Line), $"{key} is set here");
        if (!settings.Any(s => s.Path == key))
            to.AddDefault(FactNames.Port, "8080", 0.75, view.Stack!.Source, $"{view.Stack.Framework!.Name} listens on this port unless told otherwise");
    }

    private static string? Of(List<(SourceFile File, string Path, DataNode Node)> settings, string key) => settings.Where(s => s.Path == key).Select(s => s.Node.Text).FirstOrDefault();

    /// <summary>Settings of one profile do not hold for all; those for production do here.</summary>
    private static bool IsPlain(SourceFile file) => Settings().IsMatch(file.Name);

    [GeneratedRegex(@"\Aapplication(?:-prod(?:uction)?)?\.(?:properties|ya?ml)\z", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 200)]
    private static partial Regex Settings();

    [GeneratedRegex(@"\A(?:\$\{[A-Za-z0-9_.]{1,60}:)?(?<port>\d{2,5})\}?\z", RegexOptions.CultureInvariant, 200)]
    private static partial Regex Number();
}
