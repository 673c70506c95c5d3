using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Delightful.Core.Plans;

/// <summary>
/// The changes that are kept one by one: the first of the plan, but what is lost before what is not. What is lost is
/// hashed whether it is kept or not.
/// </summary>
internal sealed class KeptChanges : IDisposable
{
    private readonly List<(PlannedChange Change, UInt128 Address)> _kept = [];
    private readonly IncrementalHash _losses = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private int _losing;

    /// <summary>True when another one of this kind would be kept.</summary>
    public bool HasRoomFor(bool isLoss) => _kept.Count < PlanSummary.KeptChanges || isLoss && _losing < _kept.Count;

    public void Add(PlannedChange change, ReadOnlySpan<char> address)
    {
        if (_kept.Count == PlanSummary.KeptChanges)
            _kept.RemoveAt(_kept.FindLastIndex(k => !k.Change.IsLoss));
        _kept.Add((change, PlanDrift.HashOf(address)));
        _losing += change.IsLoss ? 1 : 0;
    }

    public void Loses(ChangeKind kind, ReadOnlySpan<char> address)
    {
        _losses.AppendData([(byte)kind]);
        _losses.AppendData(MemoryMarshal.AsBytes(address));
        _losses.AppendData([0, 0]);
    }

    public ImmutableArray<PlannedChange> ToChanges(PlanDrift drift) =>
        [.. _kept.Select(k => drift.HasDrifted(k.Address) ? k.Change with { Drifted = true } : k.Change)];

    /// <summary>A hash of everything that is lost.</summary>
    public string LossHash() => Convert.ToHexStringLower(_losses.GetCurrentHash());

    public void Dispose() => _losses.Dispose();
}
