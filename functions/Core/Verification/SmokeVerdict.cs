using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;

namespace Delightful.Core.Verification;

/// <summary>The rule of a smoke test: what counts as passed, given what a service answered. Pure.</summary>
public static class SmokeVerdict
{
    private const int LongestQuote = 40;
    private const string Tasks = "tasks";

    /// <summary>
    /// Judges one answer: a success status, in time, and for <paramref name="expectedVersion"/> other than null the
    /// version it tells.
    /// </summary>
    public static SmokeCheck Judge(SmokeAnswer answer, TimeSpan latency, string? expectedVersion = null)
    {
        var trouble = Trouble(answer, latency, expectedVersion);
        return new SmokeCheck(answer.Path, trouble is null, trouble ?? Praise(answer, expectedVersion), Math.Round(answer.Took.TotalMilliseconds, 1));
    }

    /// <summary>The verdict on the checks of the last attempt: passed when all are.</summary>
    /// <param name="checks">Every check of the last attempt.</param>
    /// <param name="attempts">How many attempts there were.</param>
    /// <param name="took">How long they took in all.</param>
    public static SmokeReport Report(ImmutableArray<SmokeCheck> checks, int attempts, TimeSpan took)
    {
        var effort = $"({attempts} {(attempts == 1 ? "attempt" : "attempts")} in {Words.Duration(took)})";
        var failed = checks.FirstOrDefault(c => !c.Passed);
        return failed is null
            ? new SmokeReport(true, $"GET {string.Join(", ", checks.Select(c => c.Path))} passed {effort}", checks, attempts) { Took = took }
            : new SmokeReport(false, $"GET {failed.Path} {failed.Finding} {effort}", checks, attempts) { Took = took };
    }

    /// <summary>Judges the tasks of a service that nobody can ask: as many run as are wanted; null for a service that is not there.</summary>
    public static SmokeCheck Judge(TaskCount? count) => count is null
        ? new SmokeCheck(Tasks, Passed: false, "there is no such service", Milliseconds: 0)
        : new SmokeCheck(Tasks, count.Running >= count.Wanted, string.Create(CultureInfo.InvariantCulture, $"{count.Running} of {count.Wanted} run"), Milliseconds: 0);

    /// <summary>The verdict on the tasks, as they were at the last attempt.</summary>
    public static SmokeReport Report(SmokeCheck tasks, int attempts, TimeSpan took)
    {
        var effort = $"({attempts} {(attempts == 1 ? "attempt" : "attempts")} in {Words.Duration(took)})";
        return new SmokeReport(tasks.Passed, $"{tasks.Path}: {tasks.Finding} {effort}", [tasks], attempts) { Took = took };
    }

    private static string? Trouble(SmokeAnswer answer, TimeSpan latency, string? expectedVersion)
    {
        if (answer.Status is not { } status)
            return answer.Trouble ?? "did not answer";
        if (status is >= 300 and < 400)
            return string.Create(CultureInfo.InvariantCulture, $"answered {status}, and redirects are not followed");
        if (status is < 200 or >= 300)
            return string.Create(CultureInfo.InvariantCulture, $"answered {status}");
        if (answer.Took > latency)
            return $"took {Words.Duration(answer.Took)}, more than {Words.Duration(latency)}";
        if (expectedVersion is null)
            return null;
        return Version(answer.Body) is not { } version ? "tells no version"
            : version != expectedVersion ? $"tells version {Quote(version)}, not {expectedVersion}"
            : null;
    }

    private static string Praise(SmokeAnswer answer, string? expectedVersion) =>
        string.Create(CultureInfo.InvariantCulture, $"answered {answer.Status}{(expectedVersion is null ? "" : $" and version {expectedVersion}")}");

    /// <summary>The version in a body: the member of a JSON object, or the whole of a plain text.</summary>
    private static string? Version(string body)
    {
        var text = body.Trim();
        if (!text.StartsWith('{'))
            return text.Length == 0 ? null : text;
        try
        {
            using var document = JsonDocument.Parse(text);
            return document.RootElement.TryGetProperty("version", out var version) && version.ValueKind == JsonValueKind.String
                ? version.GetString()
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>What a service says is shown to people: one line, not too long.</summary>
    private static string Quote(string said)
    {
        var line = string.Concat(said.Select(c => char.IsControl(c) ? ' ' : c));
        return line.Length <= LongestQuote ? line : string.Concat(line.AsSpan(0, LongestQuote), "…");
    }
}
