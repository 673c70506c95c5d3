using System.Security.Cryptography;
using System.Text;
using Delightful.Cloud;
using Delightful.Core.Feedback;
using Delightful.Core.Feedback.Delivery;
using Delightful.Core.Gate;

namespace Delightful.Pipeline.Feedback;

/// <summary>
/// The one message of each deployment, edited in place, and the replies in its thread. Posting is not repeatable, so
/// what is posted carries a mark, and who comes second looks for it first.
/// </summary>
/// <param name="registry">Where it is remembered what was told.</param>
/// <param name="chat">The chat.</param>
/// <param name="channel">The channel as it is configured; empty when there is none.</param>
public sealed class ChatFeedback(Registry registry, IChat chat, string channel) : IFeedbackLane
{
    /// <summary>The clocks of the queue and of the chat differ.</summary>
    private static readonly TimeSpan ClockSkew = TimeSpan.FromMinutes(5);

    private bool _knowsChannel;

    /// <inheritdoc/>
    public string Name => FeedbackLane.Chat;

    /// <inheritdoc/>
    public async Task TellAsync(Telling telling, CancellationToken cancellationToken)
    {
        if (channel.Length == 0 || !SlackMessage.IsTold(telling.Deployment))
            return;
        var state = await registry.LoadFeedbackAsync(FeedbackState.OfDeployment(telling.Slot, telling.Deployment.Id), cancellationToken).ConfigureAwait(false);
        var due = telling.Due.Where(news => !state.Told.Contains(news.Id)).DistinctBy(news => news.Id).ToList();
        if (due.Count == 0)
            return;
        state = await ShowAsync(state, telling, due[0], cancellationToken).ConfigureAwait(false);
        var review = telling.Deployment.Review;
        state = await TellCostAsync(state, telling.Deployment.Id, SlackThread.Cost(review), due[0], cancellationToken).ConfigureAwait(false);
        if (LateNews.Of(due, state.Late?.News, telling.Now, review) is { } late)
            await ReplyLateAsync(state, late, due, cancellationToken).ConfigureAwait(false);
        else
            foreach (var news in due)
                state = await ReplyAsync(state, news, review, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async Task TellRefusalAsync(FeedbackNews.Refused refused, CancellationToken cancellationToken)
    {
        if (channel.Length == 0)
            return;
        var text = $"🔒 {SlackEscape.Text($"{refused.Refusal.Request} was refused. {refused.Refusal.Error}")}";
        await PostOnceAsync(new ChatContent(text) { Mark = refused.Id }, refused, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Edits the message, or posts it when there is none: not yet, or not any more.</summary>
    private async Task<FeedbackState> ShowAsync(FeedbackState state, Telling telling, FeedbackNews news, CancellationToken cancellationToken)
    {
        var shown = telling.Shown((context, now) => SlackMessage.Render(telling.Deployment, context, now).ToString());
        if (state.Message is not null && shown.IsNothingNewAfter(state.Shown))
            return state;
        var rendered = SlackMessage.Render(telling.Deployment, telling.Context, telling.Now);
        var content = new ChatContent(rendered.Text, rendered.Blocks) { Mark = state.Key };
        if (state.Message is { } posted && await EditAsync(posted, content, cancellationToken).ConfigureAwait(false))
            return state with { Shown = shown };
        var (message, isOld) = await PostOnceAsync(content, news, cancellationToken).ConfigureAwait(false);
        state = await SaveAsync(state with { Message = message, Shown = isOld ? null : shown }, cancellationToken).ConfigureAwait(false);
        if (isOld)
            await chat.UpdateAsync(message, content, cancellationToken).ConfigureAwait(false);
        return state with { Shown = shown };
    }

    /// <summary>
    /// Tells once a plan what it costs, before the news that came with it is written down as told: who dies between the two is
    /// followed by somebody who looks for the reply first.
    /// </summary>
    private async Task<FeedbackState> TellCostAsync(FeedbackState state, string deploymentId, string? cost, FeedbackNews news, CancellationToken cancellationToken)
    {
        if (cost is null)
            return state;
        var mark = $"{deploymentId}/cost/{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(cost)))[..16]}";
        if (state.CostTold == mark)
            return state;
        await ReplyOnceAsync(state.Message!, new ChatContent(cost) { Mark = mark }, news, cancellationToken).ConfigureAwait(false);
        return await SaveAsync(state with { CostTold = mark }, cancellationToken).ConfigureAwait(false);
    }

    private async Task<FeedbackState> ReplyAsync(FeedbackState state, FeedbackNews.Changed news, PlanReview? review, CancellationToken cancellationToken)
    {
        if (SlackThread.Line(news.Change, review) is { } line)
            await ReplyOnceAsync(state.Message!, new ChatContent(line) { Mark = news.Id }, news, cancellationToken).ConfigureAwait(false);
        return await SaveAsync(state.WithTold([news.Id]), cancellationToken).ConfigureAwait(false);
    }

    private async Task ReplyLateAsync(FeedbackState state, LateNews late, List<FeedbackNews.Changed> due, CancellationToken cancellationToken)
    {
        var reply = state.Late?.News.Since == late.Since ? state.Late.Reply : null;
        if (late.Text() is { } text)
        {
            var content = new ChatContent(text) { Mark = due[0].Id };
            if (reply is null || !await EditAsync(reply, content, cancellationToken).ConfigureAwait(false))
                reply = await ReplyOnceAsync(state.Message!, content, due[0], cancellationToken).ConfigureAwait(false);
        }
        await SaveAsync(state.WithTold(due.Select(news => news.Id)) with { Late = new LateReply(reply, late) }, cancellationToken).ConfigureAwait(false);
    }

    private async Task<ChatMessage> ReplyOnceAsync(ChatMessage thread, ChatContent content, FeedbackNews news, CancellationToken cancellationToken)
    {
        if (!news.IsRetried || await chat.FindReplyAsync(thread, content.Mark!, cancellationToken).ConfigureAwait(false) is not { } found)
            return await chat.ReplyAsync(thread, content, cancellationToken).ConfigureAwait(false);
        await chat.UpdateAsync(found, content, cancellationToken).ConfigureAwait(false);
        return found;
    }

    private async Task<(ChatMessage Message, bool IsOld)> PostOnceAsync(ChatContent content, FeedbackNews news, CancellationToken cancellationToken)
    {
        if (news.IsRetried && await FindAsync(content.Mark!, news.Since - ClockSkew, cancellationToken).ConfigureAwait(false) is { } found)
            return (found, true);
        var message = await chat.PostAsync(content, cancellationToken).ConfigureAwait(false);
        await RememberChannelAsync(message, cancellationToken).ConfigureAwait(false);
        return (message, false);
    }

    private async Task<ChatMessage?> FindAsync(string mark, DateTimeOffset since, CancellationToken cancellationToken)
    {
        var known = await registry.LoadFeedbackAsync(FeedbackState.OfChannel(channel), cancellationToken).ConfigureAwait(false);
        return await chat.FindAsync(known.Message?.Channel ?? channel, mark, since, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>A message is posted to a channel by name, and looked for by the channel's id.</summary>
    private async Task RememberChannelAsync(ChatMessage message, CancellationToken cancellationToken)
    {
        if (_knowsChannel || message.Channel == channel)
            return;
        var known = await registry.LoadFeedbackAsync(FeedbackState.OfChannel(channel), cancellationToken).ConfigureAwait(false);
        if (known.Message?.Channel != message.Channel)
            await registry.SaveFeedbackAsync(known with { Message = message }, cancellationToken).ConfigureAwait(false);
        _knowsChannel = true;
    }

    /// <summary>False when somebody deleted the message.</summary>
    private async Task<bool> EditAsync(ChatMessage message, ChatContent content, CancellationToken cancellationToken)
    {
        try
        {
            await chat.UpdateAsync(message, content, cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (WebApiException e) when (e.Said == "message_not_found")
        {
            return false;
        }
    }

    private async Task<FeedbackState> SaveAsync(FeedbackState state, CancellationToken cancellationToken) =>
        await registry.SaveFeedbackAsync(state, cancellationToken).ConfigureAwait(false) ?? throw new TakenException(TimeSpan.FromSeconds(5));
}
