using Delightful.Core.Deployments;

namespace Delightful.Benchmarks.Burst;

/// <summary>What is pushed, and what became of it.</summary>
internal static class Pushes
{
    public static IEnumerable<string> Tags(string prefix, int count) => Enumerable.Range(1, count).Select(n => $"{prefix}{n}");

    public static string Outcomes(IReadOnlyCollection<Deployment> deployments) => string.Join(
        ", ", deployments.GroupBy(d => d.Stage is Stage.Ended ended ? ended.Outcome.ToString() : "running").OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => $"{g.Count()} {g.Key}"));
}
