using System.Text.Json;

namespace Delightful.Core.Plans;

/// <summary>A managed resource of a plan, for as long as it is looked at.</summary>
internal readonly ref struct SeenResource
{
    /// <summary>Its address, as the plan says it: not fit to be told.</summary>
    public required ReadOnlySpan<char> Address { get; init; }

    /// <summary>Its type.</summary>
    public required string Type { get; init; }

    /// <summary>What happens to it; null when nothing does.</summary>
    public required ChangeKind? Kind { get; init; }

    /// <summary>True when the state takes over what exists already.</summary>
    public required bool IsImported { get; init; }

    /// <summary>
    /// The wanted attributes as JSON: <c>before</c>, <c>after</c> as far as they are known, and <c>after_unknown</c>, which says
    /// with true, or a tree of true, what is not known yet. Empty when there are none.
    /// </summary>
    public required ReadOnlySpan<byte> Values { get; init; }

    /// <summary>The same, parsed; null when there are none.</summary>
    public required Func<JsonElement?> Parse { get; init; }

    /// <summary>True when it is larger than is looked at: then there are no attributes.</summary>
    public required bool IsTooLarge { get; init; }
}
