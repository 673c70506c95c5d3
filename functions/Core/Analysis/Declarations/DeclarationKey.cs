using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace Delightful.Core.Analysis.Declarations;

/// <summary>What may stand in a declaration: a setting, or a section of them.</summary>
internal abstract record DeclarationKey(string Name)
{
    /// <summary>A value.</summary>
    /// <param name="Name">The key.</param>
    /// <param name="Variable">The variable it sets; <c>object.field</c> for one field of an object; null when it sets none.</param>
    /// <param name="Rule">What may be declared.</param>
    /// <param name="ToVariable">The variable's value for the declared one; null when it is the same.</param>
    public sealed record Setting(string Name, string? Variable, ValueRule Rule, Func<JsonNode, JsonNode>? ToVariable = null) : DeclarationKey(Name);

    /// <summary>Keys under a key.</summary>
    public sealed record Section(string Name, ImmutableArray<DeclarationKey> Keys) : DeclarationKey(Name);

    /// <summary>The same keys under a name for each environment.</summary>
    public sealed record PerEnvironment(string Name, ImmutableArray<DeclarationKey> Keys) : DeclarationKey(Name);
}
