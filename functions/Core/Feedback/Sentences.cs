using Delightful.Core.Deployments;

namespace Delightful.Core.Feedback;

/// <summary>Words that the comment and the message share.</summary>
internal static class Sentences
{
    public static string Symbol(StepState state) => state switch
    {
        StepState.Done => "✅",
        StepState.Running => "🔄",
        StepState.Failed => "❌",
        StepState.Skipped => "➖",
        _ => "⬜",
    };

    public static string Word(StepState state) => state switch
    {
        StepState.Done => "done",
        StepState.Running => "running",
        StepState.Failed => "failed",
        StepState.Skipped => "not run",
        _ => "to come",
    };

    /// <summary>A sentence starts with a capital letter; a name at its start keeps its own, so only a known word is raised.</summary>
    public static string Capital(string sentence) =>
        sentence.Length > 0 && char.IsAsciiLetterLower(sentence[0]) && StartsWithAWord(sentence)
            ? char.ToUpperInvariant(sentence[0]) + sentence[1..]
            : sentence;

    /// <summary>The first twelve hexadecimal digits of a digest.</summary>
    public static string ShortDigest(string digest) => digest.Length > 19 ? digest[..19] : digest;

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
}
