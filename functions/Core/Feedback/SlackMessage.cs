using System.Collections.Immutable;
using System.Text;
using Delightful.Core.Deployments;
using Delightful.Core.Gate;
using Delightful.Core.Slots;
using Delightful.Core.Text;

namespace Delightful.Core.Feedback;

/// <summary>The one Slack message of a deployment, written anew each time it is updated.</summary>
/// <param name="Text">What notifications and plain clients show, in Slack's markup.</param>
/// <param name="Blocks">The Block Kit blocks, a JSON array.</param>
public sealed record SlackMessage(string Text, string Blocks)
{
    private const int MostNotes = 5;

    /// <summary>Slack takes 4,000 characters when a message is changed.</summary>
    private const int LongestText = 3000;

    /// <summary>False for a preview: what a pull request would change interests those who read it.</summary>
    public static bool IsTold(Deployment deployment) => deployment.Request.Kind is not DeploymentKind.Preview;

    /// <summary>The message as it should be now.</summary>
    public static SlackMessage Render(Deployment deployment, FeedbackContext context, DateTimeOffset now)
    {
        var key = SlotKey.TryParse(deployment.Slot)!.Value;
        var verdict = Verdict.Of(deployment, context);
        var sentence = Sentences.Capital(Sentences.Readable(verdict.Sentence));
        var headline = $"{verdict.Symbol} {key.Service} → {key.Environment}: {verdict.Word}";
        using var blocks = new SlackBlocks();
        blocks.Header(headline);
        blocks.Section(section => section.Words(sentence));
        blocks.Section(section => AddFacts(section, deployment, context, now));
        QueueWords.AddTo(blocks, context.Queue);
        blocks.Section(section => section.Words(StepLine(Steps.Of(deployment, now, context.SmokeSince))));
        SlackPlan.Add(blocks, deployment);
        if (AppliedWords.Of(deployment) is { } stays)
            blocks.Section(section => section.Words(stays));
        foreach (var note in deployment.Notes.TakeLast(MostNotes))
            blocks.Section(section => section.Words($"• {Sentences.Capital(Sentences.Readable(note))}"));
        AddWhatYouCanDo(blocks, deployment, context);
        AddLinks(blocks, deployment, context);
        return new SlackMessage(
            Shorten.To($"{headline} {SlackEscape.Text(Sentences.Readable(deployment.Request.Tag), 150)}. {SlackEscape.Text(sentence)}", LongestText),
            Encoding.UTF8.GetString(blocks.ToArray()));
    }

    private static void AddFacts(SlackBlocks section, Deployment deployment, FeedbackContext context, DateTimeOffset now)
    {
        section.Code(Sentences.Readable(deployment.Request.Tag));
        section.Words($" ({Sentences.ShortDigest(deployment.Request.Digest)}) · {Sentences.Elapsed(deployment, now)}");
        if (ForecastWords.Compared(deployment, context.Forecast) is { Length: > 0 } compared)
            section.Words($" · {compared}");
        if (deployment.Request.Kind is not DeploymentKind.Push)
            section.Words($" · asked for by {Shorten.To(deployment.Request.RequestedBy, 100)}{(deployment.Request.Reason.Length == 0 ? "" : $": {deployment.Request.Reason}")}");
        if (deployment.Request.Promoted is { } promoted)
            section.Words($" · verified in {Shorten.To(promoted.Environment, 100)}");
    }

    private static string StepLine(ImmutableArray<Step> steps) =>
        string.Join("  ", steps.Select(s => $"{Sentences.Symbol(s.State)} {s.Title}{(s.Took is { } took ? " " + Words.Duration(took) : "")}{(s.Because is null ? "" : $" ({s.Because})")}"));

    private static void AddWhatYouCanDo(SlackBlocks blocks, Deployment deployment, FeedbackContext context)
    {
        foreach (var step in NextSteps.Of(deployment, context).Where(s => !s.IsNothing))
            blocks.Section(section => AddStep(section, step, context.Answerable ? step.SaidIn(Via.Slack) : null));
        if (context.Answerable)
            blocks.Buttons(SlackButton.Of(deployment, context), SlackButton.ValueOf(deployment));
    }

    private static void AddStep(SlackBlocks section, NextStep step, string? said)
    {
        section.Words(Sentences.Readable(step.Says) + (step.Command is null ? "" : " "));
        if (step.Command is not null && said is not null)
        {
            section.Words("write ");
            section.Code(said);
            section.Words(" here, or run ");
        }
        if (step.Command is { } command)
            section.Code(command);
    }

    private static void AddLinks(SlackBlocks blocks, Deployment deployment, FeedbackContext context)
    {
        (string Label, string? Url)[] links =
        [
            ("Dashboard", SafeUrl.Of(context.DashboardUrl)),
            ("Service", SafeUrl.Of(context.ServiceUrl)),
            .. deployment.Timeline.Where(t => t.Link is not null).GroupBy(t => t.Stage).Select(g => (Steps.Title(g.Key, deployment.Rolls), SafeUrl.Of(g.Last().Link))),
        ];
        var safe = links.Where(l => l.Url is not null).ToList();
        if (safe.Count == 0)
            return;
        blocks.Section(section =>
        {
            foreach (var (index, link) in safe.Index())
            {
                if (index > 0)
                    section.Words(" · ");
                section.Link(link.Label, link.Url!);
            }
        });
    }
}
