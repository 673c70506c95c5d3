using Delightful.Core.Deployments;
using Delightful.Core.Events;

namespace Delightful.Core.Feedback;

/// <summary>The thread under a deployment's Slack message.</summary>
public static class SlackThread
{
    /// <summary>
    /// One reply for a change that people should hear of, in Slack's markup; null for one that only the message shows.
    /// </summary>
    public static string? Line(DeploymentChanged change, int most = 1000) =>
        change.Progress || SlackEscape.Literal(change.Sentence) is not { Length: > 0 } ? null : $"{Symbol(change)} {SlackEscape.Text(Sentences.Readable(change.Sentence), most)}";

    private static string Symbol(DeploymentChanged change) => change.Outcome switch
    {
        Outcome.Released => "✅",
        Outcome.RolledBack => "↩️",
        Outcome.Failed => "❌",
        Outcome.Rejected => "🔒",
        Outcome.Expired => "⌛",
        Outcome.Previewed => "👀",
        Outcome.Superseded => "⏭️",
        Outcome.Cancelled => "⏹️",
        null when change.Stalled => "🐢",
        _ => change.Stage switch
        {
            "waiting" => "⏳",
            "approve" => "✋",
            "rollback" => "↩️",
            _ => "🔄",
        },
    };
}
