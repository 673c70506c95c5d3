using System.Globalization;
using System.Text.RegularExpressions;
using Delightful.Core.Deployments;

namespace Delightful.Core.Feedback;

/// <summary>Words that the comment and the message share.</summary>
internal static partial class Sentences
{
    private const int ShortCommit = 10;

    public static string Symbol(StepState state) => state switch
    {
        StepState.Done => "✅",
        StepState.Running => "🔄",
        StepState.Failed => "❌",
        StepState.Skipped => "➖",
        StepState.Asking => "✋",
        StepState.Inconclusive => "❓",
        _ => "⬜",
    };

    public static string Word(Step step) => step.State switch
    {
        StepState.Done => "done",
        StepState.Running => "running",
        StepState.Failed => "failed",
        StepState.Skipped => step.Took is null ? "not run" : "stopped",
        StepState.Asking => "waits for approval",
        StepState.Inconclusive => "inconclusive, waits for approval",
        _ => "to come",
    };

    /// <summary>A sentence starts with a capital letter; a name at its start keeps its own, so only a known word is raised.</summary>
    public static string Capital(string sentence) =>
        sentence.Length > 0 && char.IsAsciiLetterLower(sentence[0]) && StartsWithAWord(sentence)
            ? char.ToUpperInvariant(sentence[0]) + sentence[1..]
            : sentence;

    /// <summary>The sentence with commits and digests at the length at which people tell them apart.</summary>
    public static string Readable(string sentence) =>
        Hexadecimal().Replace(sentence, id => id.Value.StartsWith("sha256:", StringComparison.Ordinal) ? ShortDigest(id.Value) : id.Value[..ShortCommit]);

    /// <summary>The first twelve hexadecimal digits of a digest.</summary>
    public static string ShortDigest(string digest) => digest.Length > 19 ? digest[..19] : digest;

    /// <summary>A moment of today, as people say it.</summary>
    public static string Clock(DateTimeOffset at) => at.UtcDateTime.ToString("HH:mm", CultureInfo.InvariantCulture) + " UTC";

    /// <summary>How long it has run or ran, from its acceptance.</summary>
    public static string Elapsed(Deployment deployment, DateTimeOffset now) =>
        deployment.Stage is Stage.Ended && deployment.Timeline.IsEmpty ? "never started"
        : deployment.Stage is Stage.Ended ended
            ? $"took {Words.Duration(ended.At - deployment.AcceptedAt)}"
            : $"{Words.Duration(now - deployment.AcceptedAt)} so far";

    private static bool StartsWithAWord(string sentence)
    {
        var first = sentence.AsSpan(0, sentence.IndexOf(' ') is > 0 and var end ? end : sentence.Length);
        foreach (var c in first)
            if (!char.IsAsciiLetterLower(c))
                return false;
        return true;
    }

    [GeneratedRegex(@"\bsha256:[0-9a-f]{64}\b|\b[0-9a-f]{40}\b", RegexOptions.CultureInvariant)]
    private static partial Regex Hexadecimal();
}
