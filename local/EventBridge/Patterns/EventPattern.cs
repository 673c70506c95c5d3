using System.Text.Json;

namespace Delightful.Local.EventBridge.Patterns;

/// <summary>
/// A compiled event pattern. A pattern with $or is kept as its alternatives, so that the fields an
/// alternative combines must come from the same element of an array.
/// </summary>
public sealed class EventPattern
{
    readonly IReadOnlyList<PatternNode> alternatives;

    EventPattern(IReadOnlyList<PatternNode> alternatives) => this.alternatives = alternatives;

    /// <summary>Compiles a pattern, or throws <see cref="AwsException"/> InvalidEventPatternException with the reason and the place.</summary>
    public static EventPattern Parse(string pattern)
    {
        try
        {
            using var document = JsonDocument.Parse(pattern);
            return new EventPattern(PatternCompiler.Compile(document.RootElement.Clone()));
        }
        catch (JsonException e)
        {
            throw InvalidPattern.Because($"not JSON: {e.Message}", "");
        }
    }

    /// <summary>Whether the whole event (envelope and detail) satisfies the pattern.</summary>
    public bool Matches(JsonElement source) => alternatives.Any(a => a.Matches(source));
}
