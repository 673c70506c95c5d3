using Amazon.Lambda.Core;
using Delightful.Cloud;
using Delightful.Core.Answers;
using Delightful.Core.Errors;
using Delightful.Core.Events;
using Delightful.Core.Gate;
using Delightful.Core.Services;
using Delightful.Core.Slots;

namespace Delightful.Pipeline.Answers;

/// <summary>
/// Answers a command in a comment by a reaction. Who may not write to the repository gets none: nobody outside can make
/// the chain speak.
/// </summary>
public sealed class CommentAnswering(AnswerDesk desk, ISlotStore slots, IRepositoryHost host, ICommentHost comments)
{
    /// <summary>Answers it.</summary>
    public async Task<WebhookAnswer> AnswerAsync(GitHubComment comment, AnswerCommand command, ILambdaLogger log, CancellationToken cancellationToken)
    {
        var services = await desk.ServicesAsync(comment.Repository, log, cancellationToken).ConfigureAwait(false);
        if (services.Count == 0)
            return Ignored($"{comment.Repository} is the repository of no service");
        if (!await comments.MayWriteAsync(comment.Repository, comment.Login, cancellationToken).ConfigureAwait(false))
            return Ignored($"{comment.Login} may not write to {comment.Repository}");

        var taken = await TakeAsync(comment, command, services, log, cancellationToken).ConfigureAwait(false);
        await ReactAsync(comment, taken ? Reaction.Taken : Reaction.Confused, log, cancellationToken).ConfigureAwait(false);
        return WebhookAnswer.Ok;

        WebhookAnswer Ignored(string why)
        {
            log.LogWarning("the comment {comment} is ignored: {error}", comment.Id, new InputError(AnswerErrors.NotAWriter, why).ToString());
            return WebhookAnswer.Ok;
        }
    }

    /// <summary>True when a writer's command was taken.</summary>
    private async Task<bool> TakeAsync(
        GitHubComment comment, AnswerCommand command, IReadOnlyCollection<ServiceDefinition> services, ILambdaLogger log, CancellationToken cancellationToken)
    {
        if (command.Action is not { } action)
            return Refused(new InputError(AnswerErrors.UnknownAction, $"'{command.Word}' is none of {AnswerActions.Words}"));
        if (!await comments.IsOwnBranchAsync(comment.Repository, comment.Number, cancellationToken).ConfigureAwait(false))
            return Refused(new InputError(AnswerErrors.NotAWriter, $"{action.Doing()}: {comment.Repository}#{comment.Number} comes from a fork"));
        if (AnswerPlace.Find(command, services, out var unclear) is not { } place)
            return Refused(unclear!);
        var (slot, wrong) = await ChooseAsync(place, action, comment, cancellationToken).ConfigureAwait(false);
        return slot is { } chosen
            ? await desk.AnswerAsync(AnswerOf(comment, action, chosen).WithWords(place.Reason), log, cancellationToken).ConfigureAwait(false) is not AnswerVerdict.Refused
            : Refused(wrong!);

        bool Refused(InputError why)
        {
            log.LogWarning("the comment {comment} of {login} is refused: {error}", comment.Id, comment.Login, why.ToString());
            return false;
        }
    }

    /// <summary>The one slot that a command means: the named one, else the one in which this pull request's change is.</summary>
    private async Task<(SlotKey? Slot, InputError? Wrong)> ChooseAsync(
        AnswerPlace place, AnswerAction action, GitHubComment comment, CancellationToken cancellationToken)
    {
        if (!AnswerSubject.IsAboutAChange(action))
            return place.Slots is [var only] ? (only, null) : (null, AnswerPlace.Unclear(action, place.Slots));
        var own = new List<SlotKey>();
        foreach (var key in place.Slots)
        {
            var slot = await slots.LoadAsync(key, cancellationToken).ConfigureAwait(false);
            if (AnswerSubject.CommitOf(action, slot) is { } commit
                && (await host.PullRequestsOfAsync(comment.Repository, commit, cancellationToken).ConfigureAwait(false)).Any(p => p.Number == comment.Number))
                own.Add(key);
        }
        return own switch
        {
            [var one] => (one, null),
            [] => (null, new InputError(
                AnswerErrors.OtherPullRequest, $"{action.Doing()}: the change of {comment.Repository}#{comment.Number} is not what runs or serves in {string.Join(", ", place.Slots)}")),
            _ => (null, AnswerPlace.Unclear(action, own)),
        };
    }

    /// <summary>A reaction is only polite: the answer was taken without it.</summary>
    private async Task ReactAsync(GitHubComment comment, Reaction reaction, ILambdaLogger log, CancellationToken cancellationToken)
    {
        try
        {
            await comments.ReactAsync(comment.Repository, comment.Id, reaction, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is HttpRequestException or WebApiException or RetryLaterException or Polly.Timeout.TimeoutRejectedException)
        {
            log.LogWarning(e, "reacting to the comment {comment}", comment.Id);
        }
    }

    private static Answer AnswerOf(GitHubComment comment, AnswerAction action, SlotKey slot) => new()
    {
        Action = action,
        Slot = slot,
        By = new Person(comment.Login, Via.GitHub, comment.Login, IsVerified: true),
        Id = $"github:{comment.Id}",
        At = comment.CreatedAt,
    };
}
