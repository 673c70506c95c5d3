namespace Delightful.Core.Analysis;

/// <summary>Something the analysis proposes to people; it changes nothing by itself.</summary>
/// <param name="Title">What to do, in a few words.</param>
/// <param name="Reason">Why.</param>
/// <param name="Evidence">Where it was seen, <c>file:line</c>; null when it is about something absent.</param>
public sealed record Recommendation(string Title, string Reason, string? Evidence = null);
