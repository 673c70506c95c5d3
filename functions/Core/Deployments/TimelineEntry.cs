namespace Delightful.Core.Deployments;

/// <summary>One stage of a deployment as it went.</summary>
/// <param name="Stage">The stage's name.</param>
/// <param name="StartedAt">When it began.</param>
/// <param name="EndedAt">When it was over; null while it runs.</param>
/// <param name="Link">A console link for the external work; null when there is none.</param>
public sealed record TimelineEntry(string Stage, DateTimeOffset StartedAt, DateTimeOffset? EndedAt = null, string? Link = null);
