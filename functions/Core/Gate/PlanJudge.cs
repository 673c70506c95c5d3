using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Delightful.Core.Gate.Policies;
using Delightful.Core.Gate.Prices;
using Delightful.Core.Plans;
using Delightful.Core.Slots;

namespace Delightful.Core.Gate;

/// <summary>Holds each resource of a plan against the policies and the price table while the plan is read.</summary>
internal sealed class PlanJudge(GateSettings settings, SlotKey? slot = null) : IPlanWatcher, IDisposable
{
    private const int MostTypes = 500;

    private readonly Dictionary<string, TypeJudgement> _types = new(StringComparer.Ordinal);
    private readonly List<RiskItem> _findings = [];
    private readonly SameNames _names = new();
    private readonly TakenRoles? _roles = slot is { } own ? new TakenRoles(own) : null;
    private readonly CostCounter _cost = new(PriceBook.Default);
    private readonly IncrementalHash _found = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private LeftOut _leftOut;

    public CostEstimate Cost => _cost.ToEstimate();

    /// <summary>What was found, the gravest first.</summary>
    public ImmutableArray<RiskItem> Findings => [.. _findings.OrderByDescending(f => f.Effect)];

    public LeftOut LeftOut => _leftOut;

    /// <inheritdoc cref="PlanReading.Architectures"/>
    public ImmutableArray<string> Architectures => [.. _cost.Architectures];

    public AttributeNames? WantedOf(string type, bool isChanged)
    {
        var known = Of(type);
        return isChanged ? known.WhenChanged : known.Always;
    }

    public void See(in SeenResource resource)
    {
        var type = Of(resource.Type);
        var judgement = resource.IsTooLarge ? null : type.OfOneLike(resource) ?? type.Keep(Judge(type, resource));
        _cost.Add(resource, judgement?.Price);
        if (judgement is not null && _roles is not null && (type.IsRole || type.RolePolicies.Length > 0))
            HoldRoles(_roles, type, resource);
        if (resource.Kind is null)
            return;
        if (judgement is null && type.HasPolicies)
            Find(RiskWords.NotLookedAt, "is too large to be held against the policies", resource.Address, RiskEffect.Ask, ReviewPoints.Unknown);
        foreach (var (policy, truth) in judgement?.Found ?? [])
            Find(policy, truth, resource.Address);
        if (judgement is not null && resource.Kind is { } kind)
            foreach (var policy in type.NamePolicies)
                HoldNames(policy, kind, resource);
    }

    /// <summary>Finds what only the whole plan tells.</summary>
    public void Complete()
    {
        foreach (var (policy, address, truth) in _roles?.Foreign() ?? [])
            Find(policy, truth, address);
    }

    /// <summary>A hash of everything that was found, kept or not.</summary>
    public string Hash() => Convert.ToHexStringLower(_found.GetCurrentHash());

    public void Dispose() => _found.Dispose();

    private Judgement Judge(TypeJudgement type, in SeenResource resource)
    {
        var values = resource.Parse();
        var (before, after) = (PlannedValue.Before(values), PlannedValue.After(values));
        var kind = resource.Kind;
        var found = type.Policies.Select(p => (p, p.Of(kind, before, after))).Where(f => f.Item2 is not Truth.No).ToArray();
        return new(kind, resource.Values.ToArray(), _cost.PriceOf(resource.Type, before, after), found);
    }

    private void HoldRoles(TakenRoles roles, TypeJudgement type, in SeenResource resource)
    {
        var after = PlannedValue.After(resource.Parse());
        if (type.IsRole && !resource.IsImported)
            roles.See(resource.Kind, after.First([TakenRoles.RoleName]));
        foreach (var policy in type.RolePolicies)
            if (resource.IsImported || (resource.Kind is { } kind && policy.Kinds.Contains(kind)))
                foreach (var path in policy.Roles!)
                    HoldRoles(roles, policy, after, path, resource.Address);
    }

    private void HoldRoles(TakenRoles roles, Policy policy, PlannedValue after, string[] path, ReadOnlySpan<char> address)
    {
        var (place, isRemembered) = (address.ToString(), true);
        var truth = after.AnyAt(path, role =>
        {
            isRemembered &= role.IsNothing || roles.Add(policy, role.Text, place);
            return Truth.No;
        });
        if (truth is Truth.Unknown)
            isRemembered &= roles.Add(policy, role: null, place);
        if (!isRemembered)
            Find(policy, Truth.Unknown, address);
    }

    private void HoldNames(Policy policy, ChangeKind kind, in SeenResource resource)
    {
        var values = resource.Parse();
        var looked = kind is ChangeKind.Delete ? PlannedValue.Before(values) : PlannedValue.After(values);
        foreach (var (destroyed, truth) in _names.Add(policy, kind, looked, resource.Address.ToString()))
            Find(policy, truth, destroyed);
    }

    private void Find(Policy policy, Truth truth, ReadOnlySpan<char> address)
    {
        if ((truth is Truth.Unknown ? policy.Maybe : policy.Effect) is not { } effect)
            return;
        if (settings.Policies.TryGetValue(policy.Name, out var set))
            effect = truth is Truth.Unknown && set > effect ? effect : set;
        Find(policy.Name, truth is Truth.Unknown ? $"may be one that {policy.Says}; the plan does not tell yet" : policy.Says, address, effect, PointsOf(effect));
    }

    private void Find(string code, string sentence, ReadOnlySpan<char> address, RiskEffect effect, int points)
    {
        _found.AppendData(MemoryMarshal.AsBytes($"{code}\n{effect}\n{address}\n".AsSpan()));
        if (_findings.Count == PlanReview.MostItems && _findings.Min(f => f.Effect) >= effect)
        {
            Leave(points);
            return;
        }
        if (_findings.Count == PlanReview.MostItems)
        {
            var least = _findings.MinBy(f => f.Effect)!;
            _findings.Remove(least);
            Leave(least.Points);
        }
        _findings.Add(new RiskItem(code, sentence, PlanNames.Address(address), effect) { Points = points });
    }

    private void Leave(int points) => _leftOut = new(_leftOut.Count + 1, Math.Min(100, _leftOut.Points + points));

    private static int PointsOf(RiskEffect effect) => effect switch
    {
        RiskEffect.Deny => ReviewPoints.PolicyDenies,
        RiskEffect.Ask => ReviewPoints.PolicyWarns,
        RiskEffect.Warn => ReviewPoints.PolicyMayWarn,
        _ => 0,
    };

    private TypeJudgement Of(string type)
    {
        if (_types.TryGetValue(type, out var known))
            return known;
        var made = new TypeJudgement(type);
        if (_types.Count < MostTypes)
            _types.Add(type, made);
        return made;
    }
}
