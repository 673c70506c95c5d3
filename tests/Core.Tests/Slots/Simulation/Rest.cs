using Delightful.Core.Deployments;
using Delightful.Core.Slots;
using static Delightful.Core.Tests.Slots.Catalogue;

namespace Delightful.Core.Tests.Slots.Simulation;

/// <summary>What must be true when the faults are over and nothing is under way.</summary>
internal static class Rest
{
    public static IEnumerable<string> Broken(Scenario scenario, Run run)
    {
        foreach (var violation in run.Violations)
            yield return violation;
        if (run.Violations.Count > 0)
            yield break;
        foreach (var deployment in run.Records.Deployments)
        {
            if (!deployment.IsOver)
                yield return $"{deployment.Id} of {deployment.Request.Tag} never ended";
            if (run.Records.EndsTold.GetValueOrDefault(deployment.Id) is not { Count: 1 } told)
                yield return $"the end of {deployment.Id} was not told exactly once";
            else if (!told.IsSubsetOf(run.Outside.Heard))
                yield return $"nobody heard of the end of {deployment.Id}";
        }
        foreach (var twice in run.Records.Deployments.GroupBy(d => d.Request.CorrelationId).Where(g => g.Count() > 1))
            yield return $"one request became {twice.Count()} deployments";
        if (run.Slot.Current is { } current && current.Digest != run.Outside.Running && !LeftToAPerson(run))
            yield return $"{current.Tag} is the current release but {run.Outside.Running} runs";
        if (run.Slot.Current is { } verified && run.Slot.RefusedDigests.Contains(verified.Digest))
            yield return $"{verified.Tag} is the current release and refused";
        foreach (var digest in run.Slot.RefusedDigests.Where(d => !IsRejected(run, d)))
            yield return $"{digest} was rolled back and would be deployed again";
        if (!scenario.Acts.OfType<Act.Lift>().Any())
            foreach (var rolledBack in run.Records.Deployments.Where(d => d.Stage is Stage.Ended { Outcome: Outcome.RolledBack }))
                if (!run.Slot.RefusedDigests.Contains(rolledBack.Request.Digest))
                    yield return $"{rolledBack.Request.Tag} was rolled back and is not refused";
        if (scenario.Hooks)
            foreach (var served in run.Outside.EverServed.Where(d => run.Outside.BehaviourOf(d) == Behaviour.GreenFails))
                yield return $"{served} failed its test of green and served";
    }

    /// <summary>Bringing the release before back failed as well, and said so.</summary>
    public static bool LeftToAPerson(Run run) => run.Records.Deployments.Any(d =>
        d.Stage is Stage.Ended { Outcome: Outcome.Failed, Sentence: var why }
        && (why.Contains("failed too", StringComparison.Ordinal) || why.Contains("should serve again", StringComparison.Ordinal) || why.Contains("something else runs", StringComparison.Ordinal)));

    private static bool IsRejected(Run run, string digest)
    {
        var again = new SlotEvent.ImagePushed(run.ServiceOfSlot, "once-more", digest, run.Now + TimeSpan.FromHours(1));
        return SlotDecider.Decide(run.Slot, again, run.Now).Changed is [{ Stage: Stage.Ended { Outcome: Outcome.Rejected } }];
    }
}
