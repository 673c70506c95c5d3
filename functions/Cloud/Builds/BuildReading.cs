using System.Collections.Immutable;
using Amazon.CodeBuild;
using Amazon.CodeBuild.Model;
using Delightful.Core.Slots;

namespace Delightful.Cloud;

/// <summary>What CodeBuild's record of a build says, in the words of the chain.</summary>
internal static class BuildReading
{
    public static SlotEvent.BuildChanged Changed(Build build, string command) => new(
        command,
        build.Id,
        Builds.StatusOf(build.BuildStatus?.Value ?? StatusType.IN_PROGRESS.Value),
        Exported(build),
        build.Logs?.DeepLink,
        Trouble(build),
        Builds.IsTimedOut(build.BuildStatus?.Value, build.Phases?.Select(p => (p.PhaseType?.Value, p.PhaseStatus?.Value)) ?? []));

    public static SlotEvent.BuildChanged Gone(string buildId, string command) =>
        new(command, buildId, WorkStatus.Gone, ImmutableSortedDictionary<string, string>.Empty);

    private static ImmutableSortedDictionary<string, string> Exported(Build build) =>
        (build.ExportedEnvironmentVariables ?? [])
            .GroupBy(v => v.Name, StringComparer.Ordinal)
            .ToImmutableSortedDictionary(g => g.Key, g => g.Last().Value ?? "", StringComparer.Ordinal);

    /// <summary>What the first phase that went wrong says; null when none did.</summary>
    private static string? Trouble(Build build)
    {
        var phase = build.Phases?.Find(p => p.PhaseStatus is { } status && status != StatusType.SUCCEEDED && status != StatusType.IN_PROGRESS);
        if (phase is null)
            return null;
        var message = phase.Contexts?.Find(c => c.Message is { Length: > 0 })?.Message ?? phase.PhaseStatus.Value;
        return $"{phase.PhaseType?.Value}: {message}";
    }
}
