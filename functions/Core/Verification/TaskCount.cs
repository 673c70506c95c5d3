namespace Delightful.Core.Verification;

/// <summary>How many tasks a service wants, and how many of them run.</summary>
/// <param name="Wanted">As many as should.</param>
/// <param name="Running">As many as do.</param>
public sealed record TaskCount(int Wanted, int Running);
