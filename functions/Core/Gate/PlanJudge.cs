using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Delightful.Core.Gate.Policies;
using Delightful.Core.Gate.Prices;
using Delightful.Core.Plans;

namespace Delightful.Core.Gate;

/// <summary>Holds each resource of a plan against the policies and the price table while the plan is read.</summary>
internal sealed class PlanJudge(GateSettings settings) : IPlanWatcher, IDisposable
{
    private const int MostTypes = 2_000;

    private readonly Dictionary<string, TypeJudgement> _types = new(StringComparer.Ordinal);
    private readonly List<RiskItem> _findings = [];
    private readonly CostCounter _cost = new(PriceBook.Default);
    private readonly IncrementalHash _found = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private LeftOut _leftOut;

    public CostEstimate Cost => _cost.ToEstimate();

    /// <summary>What was found, the gravest first.</summary>
    public ImmutableArray<RiskItem> Findings => [.. _findings.OrderByDescending(f => f.Effect)];

    public LeftOut LeftOut => _leftOut;

    public AttributeNames? WantedOf(string type, bool isChanged)
    {
        var known = Of(type);
        return isChanged ? known.WhenChanged : known.Always;
    }

    public void See(SeenResource resource)
    {
        _cost.Add(resource);
        if (resource.Kind is null)
            return;
        foreach (var policy in Of(resource.Type).Policies)
            if (resource.IsTooLarge)
                Find(RiskWords.NotLookedAt, "is too large to be held against the policies", resource.Address, RiskEffect.Ask, ReviewPoints.Unknown);
            else if (policy.Of(resource) is not Truth.No and var truth)
                Find(policy, truth, resource.Address);
    }

    /// <summary>A hash of everything that was found, kept or not.</summary>
    public string Hash() => Convert.ToHexStringLower(_found.GetCurrentHash());

    public void Dispose() => _found.Dispose();

    private void Find(Policy policy, Truth truth, string address)
    {
        var effect = truth is Truth.Unknown ? policy.Maybe : policy.Effect;
        if (settings.Policies.TryGetValue(policy.Name, out var set))
            effect = truth is Truth.Unknown && set > policy.Maybe ? policy.Maybe : set;
        Find(policy.Name, truth is Truth.Unknown ? $"may be one that {policy.Says}; the plan does not tell yet" : policy.Says, address, effect, PointsOf(effect));
    }

    private void Find(string code, string sentence, string address, RiskEffect effect, int points)
    {
        var told = PlanNames.Address(address);
        if (_findings.Exists(f => f.Code == code && f.Address == told))
            return;
        _found.AppendData(MemoryMarshal.AsBytes($"{code}\n{effect}\n{address}\n".AsSpan()));
        var item = new RiskItem(code, sentence, told, effect) { Points = points };
        if (_findings.Count == PlanReview.MostItems)
        {
            var least = _findings.MinBy(f => f.Effect)!;
            if (least.Effect < effect)
            {
                _findings.Remove(least);
                _findings.Add(item);
                item = least;
            }
            _leftOut = new(_leftOut.Count + 1, Math.Min(100, _leftOut.Points + item.Points));
            return;
        }
        _findings.Add(item);
    }

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
        var made = TypeJudgement.Of(type);
        if (_types.Count < MostTypes)
            _types.Add(type, made);
        return made;
    }

    /// <summary>What is to be known of resources of a type.</summary>
    private sealed record TypeJudgement(Policy[] Policies, AttributeNames? Always, AttributeNames? WhenChanged)
    {
        public static TypeJudgement Of(string type)
        {
            Policy[] policies = [.. PolicyBook.All.Where(p => p.Types.Contains(type))];
            var isCounted = !PriceBook.Default.HasNoBaseline(type) || PriceBook.Default.IsByUse(type) || type is Fleet.TaskDefinition;
            var priced = CostCounter.AttributesOf(type).ToList();
            var judged = policies.Where(p => p.When is not null).SelectMany(p => ConditionReader.AttributesOf(p.When!));
            return new(
                policies,
                isCounted ? new AttributeNames(priced) : null,
                isCounted || policies.Length > 0 ? new AttributeNames(priced.Concat(judged)) : null);
        }
    }
}
