using System.Collections.Immutable;
using System.Text.Json;

namespace Delightful.Local.EventBridge.Patterns;

/// <summary>
/// A place in the event: each of its lists must hold for a value there, and each child below it. Below an
/// array one element must satisfy all of them together, except where only absence is asked for: then every
/// element must lack the field.
/// </summary>
sealed class PatternNode(ImmutableList<Condition[]> lists, ImmutableDictionary<string, PatternNode> children)
{
    public static readonly PatternNode Empty = new([], ImmutableDictionary<string, PatternNode>.Empty);

    ImmutableList<Condition[]> Lists { get; } = lists;

    ImmutableDictionary<string, PatternNode> Children { get; } = children;

    /// <summary>Whether nothing but absence is asked for here and below.</summary>
    bool OnlyAbsence { get; } = lists.All(l => l.All(c => c.OnAbsence)) && children.Values.All(c => c.OnlyAbsence);

    /// <summary>Whether an event without this place satisfies it.</summary>
    bool HoldsForNothing { get; } = lists.All(l => l.Any(c => c.OnAbsence)) && children.Values.All(c => c.HoldsForNothing);

    public static PatternNode Leaf(Condition[] list) => new([list], Empty.Children);

    public PatternNode With(string name, PatternNode child) =>
        new(Lists, Children.SetItem(name, Children.TryGetValue(name, out var existing) ? existing.And(child) : child));

    public PatternNode And(PatternNode other) => other.Children.Aggregate(
        new PatternNode(Lists.AddRange(other.Lists), Children),
        (merged, child) => merged.With(child.Key, child.Value));

    public bool Matches(JsonElement value) => LeavesMatch(value) && ChildrenMatch(value);

    bool LeavesMatch(JsonElement value)
    {
        foreach (var list in Lists)
            if (!list.Any(condition => Leaves.Any(value, condition.Holds) || (condition.OnAbsence && !Leaves.Any(value, _ => true))))
                return false;
        return true;
    }

    bool ChildrenMatch(JsonElement value) => Children.IsEmpty || value.ValueKind switch
    {
        JsonValueKind.Object => Children.All(child => MatchesIn(value, child.Key, child.Value)),
        JsonValueKind.Array when value.GetArrayLength() == 0 => Children.Values.All(c => c.HoldsForNothing),
        JsonValueKind.Array when Children.Values.All(c => c.OnlyAbsence) => value.EnumerateArray().All(ChildrenMatch),
        JsonValueKind.Array => value.EnumerateArray().Any(ChildrenMatch),
        _ => Children.Values.All(c => c.HoldsForNothing),
    };

    static bool MatchesIn(JsonElement parent, string name, PatternNode child) =>
        parent.TryGetProperty(name, out var value) ? child.Matches(value) : child.HoldsForNothing;
}
