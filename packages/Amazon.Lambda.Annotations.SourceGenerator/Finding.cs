using Microsoft.CodeAnalysis;

namespace Amazon.Lambda.Annotations.SourceGenerator;

/// <summary>A rule that was broken, where, and the words for its message.</summary>
internal sealed record Finding(string Id, Place? Place, EquatableList<string> Words)
{
    public static Finding Of(DiagnosticDescriptor rule, Place? place, params string[] words) =>
        new(rule.Id, place, new EquatableList<string>(words));

    public Diagnostic ToDiagnostic() => Diagnostic.Create(
        Rules.ById[Id], Place?.ToLocation() ?? Location.None, Words.Cast<object>().ToArray());
}
