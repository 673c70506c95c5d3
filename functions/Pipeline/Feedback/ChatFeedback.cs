using Delightful.Cloud;
using Delightful.Core.Deployments;
using Delightful.Core.Events;
using Delightful.Core.Feedback;
using Delightful.Core.Slots;

namespace Delightful.Pipeline.Feedback;

/// <summary>The one message of each deployment, edited in place, and the replies in its thread.</summary>
public sealed class ChatFeedback(Registry registry, IChat chat, bool hasChannel)
{
    /// <summary>How long one who is about to post keeps others from it.</summary>
    private static readonly TimeSpan Claim = TimeSpan.FromSeconds(30);

    /// <summary>Brings the message in line with a deployment and adds a reply for the change.</summary>
    public async Task TellAsync(
        SlotKey slot, Deployment deployment, FeedbackContext context, DeploymentChanged change, string id, DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        if (!hasChannel)
            return;
        var state = await registry.LoadFeedbackAsync(FeedbackState.OfDeployment(slot, deployment.Id), cancellationToken).ConfigureAwait(false);
        var message = SlackMessage.Render(deployment, context, now);
        var content = new ChatContent(message.Text, message.Blocks);
        if (state.Message is { } posted)
            await chat.UpdateAsync(posted, content, cancellationToken).ConfigureAwait(false);
        else
            state = await PostAsync(state, content, now, cancellationToken).ConfigureAwait(false);

        if (state.LastTold == id || SlackThread.Line(change) is not { } line)
            return;
        await chat.ReplyAsync(state.Message!, new ChatContent(line), cancellationToken).ConfigureAwait(false);
        await registry.SaveFeedbackAsync(state with { LastTold = id }, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Says that a request could not be accepted.</summary>
    public async Task TellRefusalAsync(RequestRefused refused, CancellationToken cancellationToken)
    {
        if (hasChannel)
            await chat.PostAsync(new ChatContent($"🔒 {SlackEscape.Text($"{refused.Request} was refused. {refused.Error}")}"), cancellationToken).ConfigureAwait(false);
    }

    private async Task<FeedbackState> PostAsync(FeedbackState state, ChatContent content, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (state.ClaimedUntil > now)
            throw new RetryLaterException("another is about to post this message", state.ClaimedUntil.Value - now);
        var claimed = await registry.SaveFeedbackAsync(state with { ClaimedUntil = now + Claim }, cancellationToken).ConfigureAwait(false)
            ?? throw new RetryLaterException("another is about to post this message", Claim);
        var message = await chat.PostAsync(content, cancellationToken).ConfigureAwait(false);
        return await registry.SaveFeedbackAsync(claimed with { Message = message, ClaimedUntil = null }, cancellationToken).ConfigureAwait(false)
            ?? claimed with { Message = message };
    }
}
