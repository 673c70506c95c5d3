using System.Collections.Immutable;
using Delightful.Core.Analysis.Facts;

namespace Delightful.Core.Analysis.Detectors;

/// <summary>Paths by which services say that they are well.</summary>
internal static class HealthPaths
{
    private static readonly ImmutableHashSet<string> Alive = ["health", "healthz", "live", "livez", "liveness", "alive", "_health", "healthcheck", "health-check", "health_check", "heartbeat", "up"];
    private static readonly ImmutableHashSet<string> Deep = ["deep", "ready", "readyz", "readiness", "db"];
    private static readonly ImmutableHashSet<string> Vague = ["ping", "status"];
    private static readonly ImmutableHashSet<string> Words = [.. Alive, "api", "internal", "_internal", "system", "actuator", "q", "v1"];

    /// <summary>True for a path that is worth a look.</summary>
    public static bool IsOne(string path) => FactFor(path) is not null;

    /// <summary>The fact that a path is for; null when it is an ordinary path.</summary>
    public static string? FactFor(string path)
    {
        var parts = path.ToLowerInvariant().Trim('/').Split('/');
        if (parts.Length > 4 || !parts[..^1].All(Words.Contains))
            return null;
        var last = parts[^1];
        return Alive.Contains(last) || Vague.Contains(last) ? FactNames.HealthPath
            : Deep.Contains(last) && (last is not ("db" or "deep") || parts.Length > 1) ? FactNames.DeepHealthPath
            : null;
    }

    /// <summary>How sure it is that an answer of this path tells of health.</summary>
    public static double Weight(string path) => Vague.Contains(path.Trim('/').Split('/')[^1].ToLowerInvariant()) ? 0.6 : 0.85;

    /// <summary>Two parts of a path as one.</summary>
    public static string Join(string prefix, string path) => "/" + string.Join('/', new[] { prefix.Trim('/'), path.Trim('/') }.Where(p => p.Length > 0));
}
