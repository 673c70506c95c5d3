using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Delightful.Core.Verification;

/// <summary>What a smoke test found.</summary>
/// <param name="Passed">True when every check passed.</param>
/// <param name="Sentence">The verdict in a few words: what failed, with what, after how many attempts.</param>
/// <param name="Checks">Each check of the last attempt.</param>
/// <param name="Attempts">How many attempts there were.</param>
public sealed record SmokeReport(bool Passed, string Sentence, ImmutableArray<SmokeCheck> Checks, int Attempts)
{
    /// <summary>How long it took with all its attempts; null when nobody measured.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public TimeSpan? Took { get; init; }
}

/// <summary>One check of a smoke test.</summary>
/// <param name="Path">The path asked.</param>
/// <param name="Passed">Its verdict.</param>
/// <param name="Finding">What was seen, in a few words.</param>
/// <param name="Milliseconds">How long the answer took.</param>
public sealed record SmokeCheck(string Path, bool Passed, string Finding, double Milliseconds);
