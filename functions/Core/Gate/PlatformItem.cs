using System.Collections.Immutable;

namespace Delightful.Core.Gate;

/// <summary>Holds the platforms of an image against the processors of the tasks. ECS finds the same out when no task starts.</summary>
internal static class PlatformItem
{
    /// <summary>What denies an image that none of the planned task definitions can run; null when one can, or when either does not say.</summary>
    /// <param name="wanted">The processors of the task definitions, as these name them.</param>
    /// <param name="builtFor">The platforms of the image: system, processor and, at times, its variant, with slashes between.</param>
    public static RiskItem? Of(ImmutableArray<string> wanted, IReadOnlyCollection<string> builtFor)
    {
        ImmutableArray<string> platforms = [.. wanted.Select(PlatformOf).OfType<string>()];
        if (builtFor.Count == 0 || platforms.Length < wanted.Length || platforms.IsEmpty || platforms.Any(p => builtFor.Any(b => Runs(b, p))))
            return null;
        var missing = string.Join(" or ", platforms);
        return new(RiskWords.ImagePlatform, $"the image is built for {string.Join(", ", builtFor)}, and its tasks run {missing} only: build it with --platform {platforms[0]}", null, RiskEffect.Deny)
        {
            Points = ReviewPoints.PolicyDenies,
        };
    }

    private static bool Runs(string built, string platform) => built == platform || built.StartsWith($"{platform}/", StringComparison.Ordinal);

    private static string? PlatformOf(string architecture) => architecture switch
    {
        "X86_64" => "linux/amd64",
        "ARM64" => "linux/arm64",
        _ => null,
    };
}
