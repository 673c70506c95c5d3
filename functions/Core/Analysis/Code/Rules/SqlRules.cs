using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Delightful.Core.Analysis.Code.Rules;

/// <summary>What SQL tells.</summary>
internal static partial class SqlRules
{
    private static readonly ImmutableArray<string> Endings = [".sql"];

    /// <summary>A statement that takes something away from whoever uses the tables as they were; the value says which.</summary>
    public static readonly CodeRule TakesAway = new(
        Endings, ["DROP", "drop", "RENAME", "rename", "NULL", "null", "TYPE", "type", "Drop", "Rename"], Statement());

    /// <summary>From here on a file says how it is undone.</summary>
    public static readonly CodeRule Undone = new(Endings, ["Down", "down"], Down());

    public static readonly ImmutableArray<CodeRule> All = [TakesAway, Undone];

    [GeneratedRegex(@"^(?!\s*--)[^;']{0,400}?\b(?<v>DROP\s+(?:TABLE|COLUMN|VIEW|TYPE|SCHEMA)|RENAME\s+(?:TO|COLUMN)|SET\s+NOT\s+NULL|ALTER\s+COLUMN\s+\S{1,100}\s+(?:SET\s+DATA\s+)?TYPE|ADD\s+COLUMN\s+(?:IF\s+NOT\s+EXISTS\s+)?\S{1,100}\s(?![^;]{0,400}\b(?:DEFAULT|GENERATED)\b)[^;]{0,200}\bNOT\s+NULL)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, CodeRules.MillisecondsPerLine)]
    private static partial Regex Statement();

    [GeneratedRegex(@"^\s*--\s*(?<v>\+goose\s+Down|migrate:down)\b", RegexOptions.CultureInvariant, CodeRules.MillisecondsPerLine)]
    private static partial Regex Down();
}
