using Delightful.Core.Verification;

namespace Delightful.Core.Deployments;

/// <summary>
/// The two tests of a rollout, in the order in which its hooks ask for them: green on the test listener before
/// traffic moves, then production after it moved.
/// </summary>
/// <param name="GreenHook">The hook execution that asked for the test of green.</param>
/// <param name="Green">What it found.</param>
/// <param name="SmokeHook">The hook execution that asked for the smoke test of production.</param>
/// <param name="Smoke">What it found.</param>
public sealed record RolloutTests(string? GreenHook = null, SmokeReport? Green = null, string? SmokeHook = null, SmokeReport? Smoke = null)
{
    /// <summary>No test has run yet.</summary>
    public static RolloutTests None { get; } = new();
}
