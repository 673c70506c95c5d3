using System.Collections.Immutable;
using System.Text;
using Delightful.Core.Deployments;
using Delightful.Core.Slots;
using Delightful.Core.Text;

namespace Delightful.Core.Feedback;

/// <summary>The one Slack message of a deployment, written anew each time it is updated.</summary>
/// <param name="Text">What notifications and plain clients show, in Slack's markup.</param>
/// <param name="Blocks">The Block Kit blocks, a JSON array.</param>
public sealed record SlackMessage(string Text, string Blocks)
{
    private const int LongestHeader = 150;

    /// <summary>The message as it should be now.</summary>
    public static SlackMessage Render(Deployment deployment, FeedbackContext context, DateTimeOffset now)
    {
        var key = SlotKey.TryParse(deployment.Slot)!.Value;
        var verdict = Verdict.Of(deployment, context);
        var headline = $"{verdict.Symbol} {key.Service} → {key.Environment}: {verdict.Word}";
        using var blocks = new SlackBlocks();
        blocks.Header(Shorten.To(headline, LongestHeader));
        blocks.Section(section => section.Words(Sentences.Capital(verdict.Sentence)));
        blocks.Section(section =>
        {
            section.Code(deployment.Request.Tag);
            section.Words($" ({Sentences.ShortDigest(deployment.Request.Digest)}), {Sentences.Elapsed(deployment, now)}");
            if (ForecastWords.OfRest(deployment, context.Forecast) is { Length: > 0 } rest)
                section.Words($", {rest}");
            if (deployment.Request.Kind is not DeploymentKind.Push)
                section.Words($", asked for by {Shorten.To(deployment.Request.RequestedBy, 100)}: {deployment.Request.Reason}");
        });
        blocks.Section(section => section.Words(StepLine(Steps.Of(deployment, now))));
        if (deployment.Plan is { } plan)
            blocks.Section(section => section.Words($"Changes {(plan.ImageOnly ? PlanWords.OnlyTheImage : $"{PlanWords.Counts(plan)}: {PlanWords.Remark(plan)}")}"));
        foreach (var note in deployment.Notes.TakeLast(5))
            blocks.Section(section => section.Words($"• {note}"));
        foreach (var step in NextSteps.Of(deployment, context).Where(s => s.Command is not null))
            blocks.Section(section =>
            {
                section.Words(step.Says + " ");
                section.Code(step.Command!);
            });
        AddLinks(blocks, deployment, context);
        return new SlackMessage(
            Shorten.To($"{headline} {SlackEscape.Text(deployment.Request.Tag, 150)}. {SlackEscape.Text(Sentences.Capital(verdict.Sentence))}", 3000),
            Encoding.UTF8.GetString(blocks.ToArray()));
    }

    private static string StepLine(ImmutableArray<Step> steps) =>
        string.Join("  ", steps.Select(s => $"{Sentences.Symbol(s.State)} {s.Title}{(s.Took is { } took ? " " + Words.Duration(took) : "")}{(s.Because is null ? "" : $" ({s.Because})")}"));

    private static void AddLinks(SlackBlocks blocks, Deployment deployment, FeedbackContext context)
    {
        (string Label, string? Url)[] links =
        [
            ("Dashboard", SafeUrl.Of(context.DashboardUrl)),
            ("Service", SafeUrl.Of(context.ServiceUrl)),
            .. deployment.Timeline.Where(t => t.Link is not null).GroupBy(t => t.Stage).Select(g => (Steps.Title(g.Key), SafeUrl.Of(g.Last().Link))),
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
