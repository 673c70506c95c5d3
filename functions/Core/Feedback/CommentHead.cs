using System.Collections.Immutable;
using Delightful.Core.Deployments;
using Delightful.Core.Forecasts;
using Delightful.Core.Slots;

namespace Delightful.Core.Feedback;

/// <summary>The part of a comment that is read first: how it stands, and its steps.</summary>
internal static class CommentHead
{
    public static string Of(Deployment deployment, FeedbackContext context, DateTimeOffset now)
    {
        var key = SlotKey.TryParse(deployment.Slot)!.Value;
        var verdict = Verdict.Of(deployment, context);
        return $"""
            {PullRequestComment.Marker(key)}
            ### {verdict.Symbol} {key.Service} → {key.Environment}: {verdict.Word}

            {GitHubEscape.Text(Sentences.Capital(verdict.Sentence))}.

            {GitHubEscape.Code(Sentences.Readable(deployment.Request.Tag))} ({GitHubEscape.Code(Sentences.ShortDigest(deployment.Request.Digest))}) · {Sentences.Elapsed(deployment, now)}{Compared(deployment, context)}{AskedBy(deployment.Request)}
            """;
    }

    public static string Table(ImmutableArray<Step> steps, FeedbackContext context) =>
        "| Step | State | Took | Link |\n| --- | --- | --- | --- |\n" + string.Join('\n', steps.Select(step => Row(step, context.Forecast)));

    private static string Compared(Deployment deployment, FeedbackContext context) =>
        ForecastWords.Compared(deployment, context.Forecast) is { Length: > 0 } compared ? $" · {compared}" : "";

    private static string AskedBy(DeploymentRequest request) => request.Kind is DeploymentKind.Push
        ? ""
        : $" · asked for by {GitHubEscape.Text(request.RequestedBy, 100)}{(request.Reason.Length == 0 ? "" : $": {GitHubEscape.Text(request.Reason)}")}{(request.Promoted is { } promoted ? $" · verified in {GitHubEscape.Text(promoted.Environment, 100)}" : "")}";

    private static string Row(Step step, Forecast? forecast)
    {
        var state = $"{Sentences.Symbol(step.State)} {Sentences.Word(step)}{(step.Because is null ? "" : $": {GitHubEscape.Text(step.Because)}")}";
        return $"| {step.Title} | {state} | {Took(step, ForecastWords.OfStep(step.Name, forecast))} | {(step.Link is null ? "" : GitHubEscape.Link("open", step.Link))} |";
    }

    /// <summary>How long it took; how long it runs, beside how long it should; how long it will take.</summary>
    private static string Took(Step step, string expected) => step switch
    {
        { State: StepState.Running, Took: { } soFar } when expected.Length > 0 => $"{Words.Duration(soFar)} of {expected}",
        { Took: { } time } => Words.Duration(time),
        { State: StepState.Pending } => expected,
        _ => "",
    };
}
