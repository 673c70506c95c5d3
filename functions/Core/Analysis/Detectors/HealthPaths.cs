using System.Collections.Immutable;

namespace Delightful.Core.Analysis.Detectors;

/// <summary>Paths by which services say that they are well.</summary>
internal static class HealthPaths
{
    private static readonly ImmutableArray<string> Alive = ["/health", "/healthz", "/health/live", "/livez", "/live", "/_health", "/api/health"];
    private static readonly ImmutableArray<string> Deep = ["/health/deep", "/health/ready", "/readyz", "/ready", "/health/db"];

    /// <summary>The variable that a path is for; null when it is an ordinary path.</summary>
    public static string? VariableFor(string path) =>
        Alive.Contains(path) ? "health_path" : Deep.Contains(path) ? "deep_health_path" : null;
}
