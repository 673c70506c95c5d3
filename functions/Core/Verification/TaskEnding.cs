using System.Globalization;
using Delightful.Core.Text;

namespace Delightful.Core.Verification;

/// <summary>How a task of a release ended, in the cloud's words.</summary>
/// <param name="Reason">Why it stopped.</param>
/// <param name="ExitCode">With what its container left; null when that is not known.</param>
public sealed record TaskEnding(string Reason, int? ExitCode)
{
    private const int MostKinds = 2;
    private const int LongestReason = 150;

    /// <summary>What several endings say, the most frequent first; null for none.</summary>
    public static string? Sentence(IReadOnlyCollection<TaskEnding> endings)
    {
        var kinds = endings.GroupBy(ending => ending).OrderByDescending(kind => kind.Count()).ThenBy(kind => kind.Key.Reason, StringComparer.Ordinal).ToList();
        if (kinds.Count == 0)
            return null;
        var said = string.Join(", ", kinds.Take(MostKinds).Select(kind => kinds.Count == 1 ? kind.Key.ToString() : string.Create(CultureInfo.InvariantCulture, $"{kind.Count()} × {kind.Key}")));
        return string.Create(CultureInfo.InvariantCulture, $"{endings.Count} {(endings.Count == 1 ? "task" : "tasks")} stopped: {said}");
    }

    /// <summary>The reason with the exit code: <c>essential container in task exited (137)</c>.</summary>
    public override string ToString()
    {
        var reason = SafeText.Line(Reason, LongestReason).TrimEnd('.');
        var said = IsWord(reason.AsSpan(0, reason.IndexOf(' ') is > 0 and var end ? end : reason.Length)) ? char.ToLowerInvariant(reason[0]) + reason[1..] : reason;
        return ExitCode is { } code ? string.Create(CultureInfo.InvariantCulture, $"{said} ({code})") : said;
    }

    /// <summary>False for a name such as <c>CannotPullContainerError:</c>.</summary>
    private static bool IsWord(ReadOnlySpan<char> first) => first.Length > 1 && !first[1..].ContainsAnyExceptInRange('a', 'z');
}
