using System.Text.Json.Serialization;

namespace Delightful.Core.Deployments;

/// <summary>What the repository's own tests found of a release.</summary>
/// <param name="Passed">True when all that was asked for ran and passed; false when something failed; null when something did not run and nothing failed.</param>
/// <param name="Integration">What came of the integration tests, in a few words; null when none were asked for.</param>
/// <param name="Load">What came of the load test, in a few words; null when none was asked for.</param>
public sealed record TestReport(bool? Passed, string? Integration, string? Load)
{
    /// <summary>All of it in one sentence.</summary>
    [JsonIgnore]
    public string Sentence => string.Join("; ", ((string?[])[
        Integration is null ? null : $"integration tests {Integration}",
        Load is null ? null : $"load test {Load}",
    ]).OfType<string>());
}
