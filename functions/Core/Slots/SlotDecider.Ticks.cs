using Delightful.Core.Deployments;
using Delightful.Core.Forecasts;
using Delightful.Core.Services;

namespace Delightful.Core.Slots;

public static partial class SlotDecider
{
    /// <summary>A command that nobody confirmed for too long is due again: its issue time says so.</summary>
    private static void Redrive(Transition to)
    {
        var settings = to.Active?.Request.Settings ?? to.Slot.Settings ?? new() { Name = to.Slot.Key };
        DropWhatEndedByItself(to);
        if (!to.Slot.Outbox.Any(Overdue))
            return;
        to.Slot = to.Slot with { Outbox = [.. to.Slot.Outbox.Select(c => Overdue(c) ? c with { IssuedAt = to.Now } : c)] };

        bool Overdue(PendingCommand command) => to.Now - command.IssuedAt >= settings.RedriveAfter;
    }

    /// <summary>A build of tests that could not be stopped, however often that was tried, is over by now.</summary>
    private static void DropWhatEndedByItself(Transition to)
    {
        var left = to.Slot.Outbox.RemoveAll(c => c.Command is SlotCommand.StopTests stop && to.Now >= stop.Until);
        if (left.Length < to.Slot.Outbox.Length)
            to.Slot = to.Slot with { Outbox = left };
    }

    /// <summary>Time passed: a bake may be over, an answer overdue, a deployment stalled or late.</summary>
    private static void Tick(Transition to)
    {
        if (to.Active is not { } active)
            return;
        switch (active.Stage)
        {
            case Stage.Baking { BlueAlive: false, Confirming: false } baking when to.Now >= baking.Until:
                to.Heard(active with { Stage = baking with { Confirming = true } });
                to.Issue("confirm", new SlotCommand.ConfirmRunning(baking.Target, active.Request.Tag, active.Request.Digest));
                break;
            case Stage.Approving { IsApproved: false } asking when to.Now >= asking.Until:
                Expire(to, asking);
                break;
            case Stage.Analyzing when to.Now - active.HeardAt >= active.Request.Settings.AskAfter && !to.Slot.Outbox.Any(c => c.Command is SlotCommand.RequestAnalysis):
                AskAgain(to, active);
                break;
        }
        Tell(to);
    }

    private static void AskAgain(Transition to, Deployment active)
    {
        if (active.Attempts["analyze"] >= MostTries)
            to.End(Outcome.Failed, $"the analysis was asked {MostTries} times and did not answer");
        else
            Analyze(to);
    }

    /// <summary>At one moment people are told one thing, and nothing while it is their turn.</summary>
    private static void Tell(Transition to)
    {
        if (to.Active is not { } active || active.ToldAt >= to.Now || active.Stage is Stage.Approving { IsApproved: false })
            return;
        var settings = active.Request.Settings;
        if (Stalls(to, active, settings) is { } stalled)
            to.Alert(active with { Stalled = true }, stalled, stalled: true);
        else if (IsLate(to, active, settings) is { } late)
            to.Alert(active with { LateIn = active.Stage.Name }, late);
        else if (!active.Stalled && to.Now - active.ToldAt >= settings.TellEvery)
            to.Announce(active, $"{active.Stage.Name} goes on, {Words.Duration(to.Now - active.ProgressedAt)} so far", progress: true);
    }

    /// <summary>
    /// Nothing at all was heard: neither events nor answers. Work that the cloud says is running may be late, but it
    /// has not stalled; and a bake that nobody has to tell of ends by the clock.
    /// </summary>
    private static string? Stalls(Transition to, Deployment active, EnvironmentSettings settings)
    {
        var heard = active.Stage is Stage.Baking watched && watched.Until > active.HeardAt ? watched.Until : active.HeardAt;
        return !active.Stalled && to.Now - heard >= settings.StallAfter
            ? $"nothing was heard for {Words.Duration(to.Now - active.HeardAt)} in {active.Stage.Name}"
            : null;
    }

    private static string? IsLate(Transition to, Deployment active, EnvironmentSettings settings)
    {
        var stage = active.Stage.Name;
        if (active.Stalled || active.LateIn == stage)
            return null;
        if (active.Stage is Stage.Baking baking)
            return to.Now - baking.Until >= settings.StallAfter ? $"the bake should have been over {Words.Duration(to.Now - baking.Until)} ago, but its rollout has not ended" : null;
        var (forecast, spent) = (Forecast.Of(to.Slot, active, to.Now), to.Now - active.ProgressedAt);
        if (forecast.IsLate)
            return $"{stage} takes {Words.Duration(spent)} so far; nine of ten before it took at most {Words.Duration(forecast.Stages[stage].Late)}";
        return forecast.Stages.IsEmpty && spent >= settings.StallAfter
            ? $"{stage} takes {Words.Duration(spent)} so far; {forecast.Known} verified deployments are too few to say whether that is long"
            : null;
    }
}
