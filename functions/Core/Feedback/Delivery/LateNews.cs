using System.Collections.Immutable;
using Delightful.Core.Gate;

namespace Delightful.Core.Feedback.Delivery;

/// <summary>
/// What people are told in one reply when it could not be told in time. What comes out of the queue later, and was sent
/// before the reply was written, belongs to it too: the reply is changed, and there is no second one.
/// </summary>
/// <param name="Since">When the first of it happened.</param>
/// <param name="Until">When it was told.</param>
/// <param name="Lines">What happened, each sentence once, in Slack's markup, in order.</param>
public sealed record LateNews(DateTimeOffset Since, DateTimeOffset Until, ImmutableArray<string> Lines)
{
    /// <summary>What is older than this when it is told is late.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);

    /// <summary>The most lines of a reply.</summary>
    public const int MostLines = 10;

    private const int MostKept = 100;
    private const int LongestSentence = 300;

    /// <summary>Slack takes 4,000 characters when a message is changed.</summary>
    private const int LongestText = 3_800;

    /// <summary>The reply for what is due together, oldest first; null when it is in time and is told as it is.</summary>
    /// <param name="due">What is due; never empty.</param>
    /// <param name="before">The newest such reply of this deployment; null when there was none.</param>
    /// <param name="now">The time.</param>
    /// <param name="review">The review of the deployment's plan, as far as it is known.</param>
    public static LateNews? Of(IReadOnlyList<FeedbackNews.Changed> due, LateNews? before, DateTimeOffset now, PlanReview? review = null)
    {
        var goesOn = due[0].Since <= before?.Until;
        if (!goesOn && now - due[0].Since <= Limit)
            return null;
        var lines = due.Select(news => SlackThread.Line(news.Change, review, LongestSentence)).OfType<string>();
        var start = goesOn ? before! : new LateNews(due[0].Since, now, []);
        return start with { Until = now, Lines = [.. start.Lines.Concat(lines).Distinct(StringComparer.Ordinal).Take(MostKept)] };
    }

    /// <summary>The reply, in Slack's markup; null when none of it is worth a reply.</summary>
    public string? Text()
    {
        if (Lines.IsEmpty)
            return null;
        var headline = $"🕐 For {Words.Duration(Until - Since)} this could not be told. Meanwhile:";
        var length = headline.Length;
        var shown = Lines.Take(MostLines).TakeWhile(line => (length += line.Length + 3) < LongestText).ToList();
        var more = Lines.Length - shown.Count;
        return string.Join('\n', [headline, .. shown.Select(line => $"• {line}"), .. more > 0 ? [$"and {more} more"] : Array.Empty<string>()]);
    }
}
