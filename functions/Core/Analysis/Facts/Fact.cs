namespace Delightful.Core.Analysis.Facts;

/// <summary>One thing that is known of a service.</summary>
/// <param name="Name">What it is about: one of <see cref="FactNames"/>, or the key of a declared setting, such as <c>scaling.min</c>.</param>
/// <param name="Value">The value, as text.</param>
/// <param name="Confidence">How sure it is, from 0 to 1; 1 only when it is declared.</param>
/// <param name="Source">Where it was seen, <c>file:line</c>; null when it was seen nowhere in particular.</param>
/// <param name="Because">What was seen there, in a few words.</param>
/// <param name="Variable">The Terraform variable that it set; null when it set none.</param>
public sealed record Fact(string Name, string Value, double Confidence, string? Source, string Because, string? Variable = null);
