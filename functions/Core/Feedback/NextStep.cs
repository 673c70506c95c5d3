using System.Collections.Immutable;
using Delightful.Core.Gate;

namespace Delightful.Core.Feedback;

/// <summary>One thing a reader can do now.</summary>
/// <param name="Says">What for.</param>
/// <param name="Command">The command to type; null when there is nothing to type.</param>
internal sealed record NextStep(string Says, string? Command = null)
{
    /// <summary>The same said where people read along; null when it cannot be said.</summary>
    public string? Said { get; init; }

    /// <summary>Where it is heard when it is said.</summary>
    public ImmutableArray<Via> HeardIn { get => field.IsDefault ? [] : field; init; } = [];

    /// <summary>True when there is nothing to do.</summary>
    public bool IsNothing { get; init; }

    /// <summary>That nothing is to be done, and why.</summary>
    public static NextStep Nothing(string why) => new($"Nothing: {why}") { IsNothing = true };

    /// <summary>What to say in a place; null where it is not heard.</summary>
    public string? SaidIn(Via place) => HeardIn.Contains(place) ? Said : null;
}
