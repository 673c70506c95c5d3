using System.Collections.Immutable;

namespace Delightful.Core.Replays;

/// <summary>The records of a deployment in a file of their own: with it a deployment is replayed anywhere.</summary>
/// <param name="Deployment">The deployment that is told.</param>
/// <param name="Records">Its records, oldest first, from a starting point on.</param>
public sealed record RecordFile(string Deployment, ImmutableArray<SlotRecord> Records)
{
    /// <summary>Why these records cannot be replayed, in one sentence; null when they can.</summary>
    public string? Problem()
    {
        if (Records.IsDefaultOrEmpty)
            return "there are no records";
        if (Records[0] is not { Before: { } start } first || start.Version != first.Version - 1)
            return $"the slot as it was before version {Records[0].Version} was not recorded";
        if (Records.FirstOrDefault(r => r.Shortened) is { } shortened)
            return $"the events of version {shortened.Version} were too long to be recorded";
        for (var i = 1; i < Records.Length; i++)
            if (Records[i].Version != Records[i - 1].Version + 1 || Records[i].Slot != first.Slot)
                return $"the record after version {Records[i - 1].Version} is missing";
        return Records.Any(r => r.Changed.Any(c => c.Id == Deployment)) ? null : $"no record is about {Deployment}";
    }
}
