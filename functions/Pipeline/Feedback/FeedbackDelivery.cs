using System.Text.Json;
using Amazon.Lambda.Core;
using Delightful.Cloud;
using Delightful.Core;
using Delightful.Core.Deployments;
using Delightful.Core.Events;
using Delightful.Core.Feedback;
using Delightful.Core.Slots;

namespace Delightful.Pipeline.Feedback;

/// <summary>
/// Brings what people see in line with the registry. What is written follows from the deployment as it is now, so
/// a message that comes late or twice does no harm. The pull request and the chat do not wait for each other: when one
/// is down the other still tells, and the message is delivered again for the one that was.
/// </summary>
public sealed class FeedbackDelivery(Registry registry, PullRequestFeedback pullRequests, ChatFeedback chat, TimeProvider clock)
{
    /// <summary>Delivers one message of the feedback queue.</summary>
    /// <param name="id">The message's own id: the same again is not told twice.</param>
    /// <param name="body">Its text.</param>
    /// <param name="log">Gets the sentence in any case.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    public async Task DeliverAsync(string id, string body, ILambdaLogger log, CancellationToken cancellationToken)
    {
        if (Refusal(body) is { } refused)
        {
            log.LogWarning("event {eventId} was refused: {error}", refused.EventId, refused.Error.ToString());
            await chat.TellRefusalAsync(refused, cancellationToken).ConfigureAwait(false);
            return;
        }
        var change = JsonSerializer.Deserialize(body, CoreJson.Default.DeploymentChanged)
            ?? throw new JsonException("a feedback message is empty");
        log.LogInformation(
            "deployment {deployment} correlation {correlationId} of {service}/{environment} is in {stage}: {sentence}",
            change.DeploymentId, change.CorrelationId, change.Service, change.Environment, change.Stage, change.Sentence);

        var key = new SlotKey(change.Service, change.Environment);
        var slot = await registry.LoadAsync(key, cancellationToken).ConfigureAwait(false);
        var deployment = Running(slot, change.DeploymentId)
            ?? await registry.FindDeploymentAsync(key, change.DeploymentId, cancellationToken).ConfigureAwait(false);
        if (deployment is null)
            return;
        var now = clock.GetUtcNow();
        var context = FeedbackContext.Of(slot, deployment, now) with { ServiceUrl = Target(deployment)?.ServiceUrl, DashboardUrl = Target(deployment)?.DashboardUrl };
        await Task.WhenAll(
            pullRequests.TellAsync(key, deployment, context, now, cancellationToken),
            chat.TellAsync(key, deployment, context, change, id, now, cancellationToken)).ConfigureAwait(false);
    }

    private static RequestRefused? Refusal(string body)
    {
        using var document = JsonDocument.Parse(body);
        return document.RootElement.TryGetProperty("request", out _)
            ? document.RootElement.Deserialize(CoreJson.Default.RequestRefused)
            : null;
    }

    private static Deployment? Running(Slot slot, string id) =>
        slot.Active?.Id == id ? slot.Active : slot.Waiting.FirstOrDefault(w => w.Id == id);

    private static RolloutTarget? Target(Deployment deployment) => deployment.Stage switch
    {
        Stage.Shifting s => s.Target,
        Stage.Baking b => b.Target,
        Stage.RollingBack r => r.Target?.Target,
        _ => deployment.Request.Target?.Target ?? deployment.Previous?.Target,
    };
}
