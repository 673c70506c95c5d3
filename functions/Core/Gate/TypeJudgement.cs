using Delightful.Core.Gate.Policies;
using Delightful.Core.Gate.Prices;
using Delightful.Core.Plans;

namespace Delightful.Core.Gate;

/// <summary>What is to be known of resources of a type, and what was found in the last ones.</summary>
internal sealed class TypeJudgement
{
    private const int MostKept = 4;
    private const int LargestKept = 2048;

    private readonly Judgement?[] _kept = new Judgement?[MostKept];
    private int _next;

    public TypeJudgement(string type)
    {
        Policies = [.. PolicyBook.All.Where(p => p.Same is null && p.Roles is null && p.Types.Contains(type))];
        NamePolicies = [.. PolicyBook.All.Where(p => p.Same is not null && p.Types.Contains(type))];
        RolePolicies = [.. PolicyBook.All.Where(p => p.Roles is not null && p.Types.Contains(type))];
        var isCounted = !PriceBook.Default.HasNoBaseline(type) || PriceBook.Default.IsByUse(type) || type is Fleet.TaskDefinition;
        var priced = CostCounter.AttributesOf(type).ToList();
        var judged = Policies.Where(p => p.When is not null).SelectMany(p => ConditionReader.AttributesOf(p.When!)).Concat(NamePolicies.SelectMany(p => p.Same!))
            .Concat(RolePolicies.SelectMany(p => p.Roles!.Select(path => path[0])));
        IsRole = type is TakenRoles.RoleType;
        Always = IsRole ? new AttributeNames([TakenRoles.RoleName]) : isCounted ? new AttributeNames(priced) : null;
        WhenChanged = isCounted || HasPolicies ? new AttributeNames(priced.Concat(judged)) : null;
    }

    public Policy[] Policies { get; }

    /// <summary>Those that hold what is destroyed against what is created.</summary>
    public Policy[] NamePolicies { get; }

    /// <summary>Those that hold the roles that are given against the slot's own.</summary>
    public Policy[] RolePolicies { get; }

    /// <summary>True when its resources are roles: which those of the state are matters, changed or not.</summary>
    public bool IsRole { get; }

    /// <summary>True when there is any policy about it.</summary>
    public bool HasPolicies => Policies.Length + NamePolicies.Length + RolePolicies.Length > 0;

    /// <summary>The attributes to look at of one that does not change; null for none.</summary>
    public AttributeNames? Always { get; }

    /// <summary>The attributes to look at of one that changes; null for none.</summary>
    public AttributeNames? WhenChanged { get; }

    /// <summary>What was found in one just like this; null when it has to be looked at.</summary>
    public Judgement? OfOneLike(in SeenResource resource)
    {
        foreach (var judgement in _kept)
            if (judgement is not null && judgement.Kind == resource.Kind && resource.Values.SequenceEqual(judgement.Values))
                return judgement;
        return null;
    }

    public Judgement Keep(Judgement judgement)
    {
        if (judgement.Values.Length is > 0 and <= LargestKept)
            _kept[_next++ % MostKept] = judgement;
        return judgement;
    }
}
