using System.Collections.Immutable;

namespace Delightful.Core.Gate;

/// <summary>
/// From when on a person is asked before a plan is applied in an environment. What has a default can be set, because a
/// generated JSON reader gives every init-only property a value, and a field that is left out must keep its default.
/// </summary>
public sealed record GateSettings
{
    /// <summary>True when a person is asked whatever the plan says. Production always asks.</summary>
    public bool AlwaysAsks { get; set; }

    /// <summary>More changes than this ask.</summary>
    public int MostChanges { get; set; } = 50;

    /// <summary>A monthly cost that rises by more than this asks, in the currency of the price table.</summary>
    public decimal MostMonthlyIncrease { get; set; } = 100;

    /// <summary>A risk score of this and more asks.</summary>
    public int HighScore { get; set; } = 60;

    /// <summary>False when what holds no data may be destroyed or replaced unasked. What holds data always asks.</summary>
    public bool AsksToDestroy { get; set; } = true;

    /// <summary>More generated variables than this that differ from the last applied ones ask.</summary>
    public int MostVariableChanges { get; set; } = 5;

    /// <summary>A generated number that grew or shrank by more than this factor asks.</summary>
    public decimal MostVariableFactor { get; set; } = 2;

    /// <summary>What built-in policies mean here, by their names, where it is not what they say of themselves.</summary>
    public ImmutableSortedDictionary<string, RiskEffect> Policies { get => field ?? ImmutableSortedDictionary<string, RiskEffect>.Empty; set; } = ImmutableSortedDictionary<string, RiskEffect>.Empty;
}
