using Delightful.Core.Gate.Policies;
using Delightful.Core.Plans;

namespace Delightful.Core.Gate;

/// <summary>
/// What a plan destroys at one address and creates under the same name at another. Terraform orders nothing between the two: it may
/// create before it destroys, and then destroy what it has just made.
/// </summary>
internal sealed class SameNames
{
    private const int Most = 200;

    private readonly List<Named> _destroyed = [];
    private readonly List<Named> _created = [];

    /// <summary>Takes one more; gives the addresses that are destroyed while their name is taken over, of those it makes a pair with.</summary>
    /// <param name="policy">Which attributes make the name.</param>
    /// <param name="kind">What happens to it.</param>
    /// <param name="values">Its name, in the order of the attributes; as it is when it is destroyed, as it is to be otherwise.</param>
    /// <param name="address">Its address.</param>
    public IEnumerable<(string Destroyed, Truth Truth)> Add(Policy policy, ChangeKind kind, PlannedValue values, string address)
    {
        if (kind is not (ChangeKind.Delete or ChangeKind.Create))
            return [];
        var added = new Named(policy, [.. policy.Same!.Select(attribute => values.First([attribute]))
            .Select(value => value.IsUnknown ? (Text: (string?)null, IsUnknown: true) : (value.Text, IsUnknown: false))], address);
        var (own, others) = kind is ChangeKind.Delete ? (_destroyed, _created) : (_created, _destroyed);
        if (own.Count == Most)
            return [(address, Truth.Unknown)];
        own.Add(added);
        return [.. others.Select(other => (kind is ChangeKind.Delete ? address : other.Address, other.IsLike(added))).Where(pair => pair.Item2 is not Truth.No)];
    }

    private sealed record Named(Policy Policy, (string? Text, bool IsUnknown)[] Name, string Address)
    {
        public Truth IsLike(Named other) =>
            Policy != other.Policy || Name.Zip(other.Name).Any(p => !p.First.IsUnknown && !p.Second.IsUnknown && p.First.Text != p.Second.Text) ? Truth.No
            : Name.Concat(other.Name).Any(n => n.IsUnknown) ? Truth.Unknown
            : Truth.Yes;
    }
}
