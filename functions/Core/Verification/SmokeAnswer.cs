namespace Delightful.Core.Verification;

/// <summary>One answer of a service under test, as it came.</summary>
/// <param name="Path">The path asked.</param>
/// <param name="Status">The HTTP status; null when nothing answered.</param>
/// <param name="Took">How long the answer took, its body included.</param>
/// <param name="Body">The body as far as it was read.</param>
/// <param name="Trouble">Why there is no answer, in a few words; null when there is one.</param>
public sealed record SmokeAnswer(string Path, int? Status, TimeSpan Took, string Body = "", string? Trouble = null);
