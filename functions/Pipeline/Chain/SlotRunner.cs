using Amazon.Lambda.Core;
using Delightful.Cloud;
using Delightful.Core.Audit;
using Delightful.Core.Measures;
using Delightful.Core.Slots;
using Delightful.Pipeline.Measures;

namespace Delightful.Pipeline.Chain;

/// <summary>
/// Handles an event of a slot: load, decide, write under the version that was read, then run the commands and
/// decide on what came of them, until nothing is due. A crash at any point loses nothing, because the commands
/// stand in the slot until their outcome is written; the watchdog runs them again.
/// </summary>
/// <param name="store">Where slots are kept.</param>
/// <param name="interpreter">Runs commands.</param>
/// <param name="clock">The time.</param>
/// <param name="metrics">Where measures are told; null where nobody counts.</param>
public sealed class SlotRunner(ISlotStore store, ICommandInterpreter interpreter, TimeProvider clock, MetricLog? metrics = null)
{
    /// <summary>Writers of one slot are few; each lost round means that another one won it.</summary>
    private const int MostRounds = 25;

    /// <summary>How long the announcements of one write may take together, and so what is stopped: nothing else waits longer for them.</summary>
    private static readonly TimeSpan AsideBudget = TimeSpan.FromSeconds(5);

    /// <summary>Handles one event. Throws when it could not even be written; then its delivery must be repeated.</summary>
    public Task HandleAsync(SlotKey key, SlotEvent happened, ILambdaLogger log, CancellationToken cancellationToken) =>
        HandleAsync(key, [happened], log, cancellationToken);

    /// <summary>Handles several events of one slot, in order, with one write.</summary>
    public Task HandleAsync(SlotKey key, IReadOnlyList<SlotEvent> happened, ILambdaLogger log, CancellationToken cancellationToken) =>
        HandleAsync(key, null, happened, log, cancellationToken);

    /// <summary>Handles several events of a slot that was just read; null reads it.</summary>
    public async Task HandleAsync(SlotKey key, Slot? known, IReadOnlyList<SlotEvent> happened, ILambdaLogger log, CancellationToken cancellationToken)
    {
        while (happened.Count > 0)
        {
            happened = [.. happened.Select(KeptEvent.Of)];
            var (written, due) = await DecideAsync(key, known, happened, log, cancellationToken).ConfigureAwait(false);
            happened = await RunAsync(written, due, log, cancellationToken).ConfigureAwait(false);
            known = written;
        }
    }

    private async Task<(Slot Written, IReadOnlyList<DueCommand> Due)> DecideAsync(
        SlotKey key, Slot? known, IReadOnlyList<SlotEvent> happened, ILambdaLogger log, CancellationToken cancellationToken)
    {
        for (var round = 1; ; round++)
        {
            var read = known ?? await store.LoadAsync(key, cancellationToken).ConfigureAwait(false);
            known = null;
            var now = clock.GetUtcNow();
            var decision = SlotDecider.Decide(read, happened, now);
            if (!decision.HasChanged)
            {
                TellForeign(log, read, happened);
                return (read, []);
            }
            SlotInvariants.Demand(decision.Slot);

            // What was done is written down even when the time of the function is nearly over.
            var write = await store.SaveAsync(read, decision, happened, now, CancellationToken.None).ConfigureAwait(false);
            if (write.IsMade)
            {
                Tell(log, key, read, decision);
                metrics?.Tell(SlotMeasures.Of(read, decision, now));
                var before = read.Outbox.Select(c => c.Id).ToHashSet(StringComparer.Ordinal);
                var written = decision.Slot with { Version = read.Version + 1 };
                return (written, [.. decision.Due(read).Select(c => new DueCommand(c, before.Contains(c.Id)))]);
            }
            if (round == MostRounds)
                throw new InvalidOperationException($"writing {key}: {MostRounds} other writers were faster; the event is delivered again");
            log.LogDebug("slot {slot} was written by another; deciding again (round {round})", key.ToString(), round);
            metrics?.Tell(new Measure(MetricNames.WriteConflicts, 1, null, new MeasuredOn(key.ToString())));
            // Mostly there was one other. Where there are many, what was told is old by the time it is this one's turn.
            known = round == 1 && write.Faster?.Version != read.Version ? write.Faster : null;
            if (known is null)
                await Task.Delay(TimeSpan.FromMilliseconds(10 * round), clock, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Runs the commands: what holds nothing up beside the rest, and beside one another, each kind in its order.</summary>
    private async Task<IReadOnlyList<SlotEvent>> RunAsync(
        Slot slot, IReadOnlyList<DueCommand> due, ILambdaLogger log, CancellationToken cancellationToken)
    {
        using var budget = new CancellationTokenSource(AsideBudget, clock);
        using var aside = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, budget.Token);
        var kinds = due.Where(d => d.Pending.Command.HoldsNothingUp).GroupBy(d => d.Pending.Command is SlotCommand.Announce);
        List<Task<List<SlotEvent>>> running =
        [
            .. kinds.Select(kind => RunInOrderAsync(slot, kind, log, aside.Token)),
            RunInOrderAsync(slot, due.Where(d => !d.Pending.Command.HoldsNothingUp), log, cancellationToken),
        ];
        return [.. (await Task.WhenAll(running).ConfigureAwait(false)).SelectMany(outcomes => outcomes)];
    }

    private async Task<List<SlotEvent>> RunInOrderAsync(
        Slot slot, IEnumerable<DueCommand> due, ILambdaLogger log, CancellationToken cancellationToken)
    {
        var outcomes = new List<SlotEvent>();
        foreach (var command in due)
        {
            try
            {
                outcomes.Add(await interpreter.RunAsync(slot, command.Pending, command.IsRepeated, cancellationToken).ConfigureAwait(false));
            }
#pragma warning disable CA1031 // whatever went wrong, the command stays in the outbox and the watchdog runs it again
            catch (Exception e)
#pragma warning restore CA1031
            {
                log.LogWarning(e, "running {command} for {slot}: it stays in the outbox and is run again", command.Pending.Id, slot.Key);
                metrics?.Tell(new Measure(MetricNames.CommandFailures, 1, null, new MeasuredOn(slot.Key, slot.Active?.Id, slot.Active?.Request.CorrelationId)));
            }
        }
        return outcomes;
    }

    private static void Tell(ILambdaLogger log, SlotKey key, Slot read, Decision decision)
    {
        foreach (var deployment in decision.Changed.Where(d => Stage(read, d.Id) != d.Stage.Name))
            log.LogInformation(
                "slot {slot} deployment {deployment} correlation {correlationId} entered {stage} at version {version}",
                key.ToString(), deployment.Id, deployment.Request.CorrelationId, deployment.Stage.Name, read.Version + 1);
    }

    /// <summary>The audit of what changed nothing because it was told of work that nobody waits for.</summary>
    private static void TellForeign(ILambdaLogger log, Slot slot, IReadOnlyList<SlotEvent> happened)
    {
        foreach (var (news, why) in happened.Select(news => (news, ForeignNews.Why(slot, news))).Where(told => told.Item2 is not null))
            log.LogWarning("event {eventId} changes nothing in {slot}: {because}", news.EventId, slot.Key, why);
    }

    private static string? Stage(Slot slot, string deploymentId) =>
        slot.Active?.Id == deploymentId ? slot.Active.Stage.Name : slot.Waiting.FirstOrDefault(w => w.Id == deploymentId)?.Stage.Name;

    private sealed record DueCommand(PendingCommand Pending, bool IsRepeated);
}
