namespace Delightful.Local.CodeBuild;

/// <summary>One phase of a build as the API and the events show it. Open until <see cref="Ended"/> is set.</summary>
sealed record BuildPhase(string Type, DateTimeOffset Started)
{
    public DateTimeOffset? Ended { get; init; }

    public string? Status { get; init; }

    /// <summary>Why it did not succeed: a code such as COMMAND_EXECUTION_ERROR and a sentence.</summary>
    public (string Code, string Message)? Context { get; init; }

    public long Seconds => Ended is { } ended ? (long)Math.Max(0, Math.Round((ended - Started).TotalSeconds)) : 0;
}
