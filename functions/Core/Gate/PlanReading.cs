using System.Collections.Immutable;
using Delightful.Core.Plans;

namespace Delightful.Core.Gate;

/// <summary>All that one pass over a plan tells.</summary>
/// <param name="Summary">What it changes.</param>
/// <param name="Findings">What the built-in policies found, the gravest first.</param>
/// <param name="LeftOut">What they found besides that is not kept.</param>
/// <param name="Cost">What its resources cost.</param>
/// <param name="Architectures">The processors that its task definitions want, as they name them: <c>X86_64</c>, <c>ARM64</c>; empty for what the plan does not tell yet.</param>
/// <param name="Fingerprint">A hash of everything that is lost and everything that was found.</param>
public sealed record PlanReading(
    PlanSummary Summary, ImmutableArray<RiskItem> Findings, LeftOut LeftOut, CostEstimate Cost, ImmutableArray<string> Architectures, string Fingerprint);

/// <summary>Findings that are counted and not kept.</summary>
/// <param name="Count">How many.</param>
/// <param name="Points">What they add to the risk score.</param>
public readonly record struct LeftOut(int Count, int Points);
