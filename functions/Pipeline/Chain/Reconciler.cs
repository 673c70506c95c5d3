using Amazon.Lambda.Core;
using Delightful.Cloud;
using Delightful.Core.Deployments;
using Delightful.Core.Services;
using Delightful.Core.Slots;

namespace Delightful.Pipeline.Chain;

/// <summary>
/// Brings the slots in line with what the clouds say: an event that was lost is made again from the answer, marked as
/// such. It looks only at slots in which something is going on, and at the images that were pushed and never heard of.
/// One slot in trouble does not stop the others.
/// </summary>
public sealed class Reconciler(
    ISlotStore slots, ICatalogue catalogue, SlotRunner runner, CloudTruth truth, Images images, TimeProvider clock)
{
    /// <summary>Looks at everything once.</summary>
    public async Task ReconcileAsync(ILambdaLogger log, CancellationToken cancellationToken)
    {
        var work = new List<(string What, Func<Task> Do)>();
        await foreach (var slot in slots.BusySlotsAsync(cancellationToken).ConfigureAwait(false))
            work.Add((slot.ToString(), () => ReconcileAsync(slot, log, cancellationToken)));
        work.Add(("the catalogue", () => FindLostPushesAsync(log, cancellationToken)));
        await Task.WhenAll(work.Select(async one =>
        {
            try
            {
                await one.Do().ConfigureAwait(false);
            }
#pragma warning disable CA1031 // one slot in trouble does not stop the others; the next tick tries it again
            catch (Exception e)
#pragma warning restore CA1031
            {
                log.LogError(e, "reconciling {what}: it is tried again with the next tick", one.What);
            }
        })).ConfigureAwait(false);
    }

    private async Task ReconcileAsync(SlotKey key, ILambdaLogger log, CancellationToken cancellationToken)
    {
        var slot = await slots.LoadAsync(key, cancellationToken).ConfigureAwait(false);
        var (questions, asked) = (new EachOnItsOwn(), TruthQuestion.For(slot, clock.GetUtcNow()));
        foreach (var question in asked)
            await questions.TryAsync(() => AskAsync(key, question, log, cancellationToken)).ConfigureAwait(false);

        // Silence is what a stall is made of: that nobody answers is told like everything else that only time can tell.
        await runner.HandleAsync(key, asked.IsEmpty ? slot : null, [new SlotEvent.Ticked()], log, cancellationToken).ConfigureAwait(false);
        questions.ThrowIfAnyFailed();
    }

    private async Task AskAsync(SlotKey key, TruthQuestion question, ILambdaLogger log, CancellationToken cancellationToken)
    {
        var answer = await truth.AskAsync(question, cancellationToken).ConfigureAwait(false);
        log.LogInformation("slot {slot} had no news; asked {question}, answer {answer}", key.ToString(), question.ToString(), answer.ToString());
        await runner.HandleAsync(key, answer, log, cancellationToken).ConfigureAwait(false);
    }

    private async Task FindLostPushesAsync(ILambdaLogger log, CancellationToken cancellationToken)
    {
        var services = new EachOnItsOwn();
        await foreach (var service in catalogue.ServicesAsync(e => log.LogError(e, "looking for lost pushes"), cancellationToken).ConfigureAwait(false))
            await services.TryAsync(() => FindLostPushAsync(service, log, cancellationToken)).ConfigureAwait(false);
        services.ThrowIfAnyFailed();
    }

    /// <summary>The newest image counts: had its event arrived, it would have taken the place of the older ones.</summary>
    private async Task FindLostPushAsync(ServiceDefinition service, ILambdaLogger log, CancellationToken cancellationToken)
    {
        foreach (var environment in service.Environments.Where(e => e.EffectiveAutomatic))
        {
            var key = new SlotKey(service.Service, environment.Name);
            if (!PushSearch.IsDue(key, environment, clock.GetUtcNow()))
                continue;
            var slot = await slots.LoadAsync(key, cancellationToken).ConfigureAwait(false);
            var since = slot.NewestPush ?? service.RegisteredAt;
            (string Tag, string Digest, DateTimeOffset PushedAt)? newest = null;
            await foreach (var image in images.PushedSinceAsync(service.Repository, since, cancellationToken).ConfigureAwait(false))
                if (ImageTag.Parse(image.Tag).PullRequest is null && (newest is null || image.PushedAt > newest.Value.PushedAt))
                    newest = image;
            if (newest is not { } lost || clock.GetUtcNow() - lost.PushedAt < environment.AskAfter)
                continue;
            var commit = ImageTag.Parse(lost.Tag).Commit
                ?? ImageTag.CommitOf(await images.RevisionOfAsync(service.Repository, lost.Digest, cancellationToken).ConfigureAwait(false));
            var happened = new SlotEvent.ImagePushed(service, lost.Tag, lost.Digest, lost.PushedAt, commit) { Synthetic = true };
            await runner.HandleAsync(key, happened, log, cancellationToken).ConfigureAwait(false);
        }
    }
}
