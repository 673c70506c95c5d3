using System.Collections.Immutable;
using Delightful.Core.Analysis.Code.Rules;

namespace Delightful.Core.Analysis.Code;

/// <summary>Every code rule.</summary>
internal static class CodeRules
{
    /// <summary>How long one line may be compared with one pattern.</summary>
    public const int MillisecondsPerLine = 100;

    public static ImmutableArray<CodeRule> All { get; } =
    [
        .. NodeRules.All, .. PythonRules.All, .. DotNetRules.All, .. JavaRules.All, .. GoRules.All, .. RubyRules.All, .. PhpRules.All, .. RustRules.All,
        .. SqlRules.All, .. AnyCodeRules.All,
    ];
}
