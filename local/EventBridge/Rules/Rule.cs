using Delightful.Local.EventBridge.Patterns;

namespace Delightful.Local.EventBridge.Rules;

/// <summary>A rule with its pattern compiled; one with a schedule has no pattern, or both.</summary>
sealed record Rule(string Name, string Arn, string Bus, bool Enabled, EventPattern? Pattern, string? Schedule, IReadOnlyList<Target> Targets);
