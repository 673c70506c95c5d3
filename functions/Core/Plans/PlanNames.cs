using System.Text.RegularExpressions;
using Delightful.Core.Text;

namespace Delightful.Core.Plans;

/// <summary>
/// Makes names out of a plan fit to be told. What the author wrote in code stays; what came from data, the keys of
/// instances, is hidden when it looks like a secret.
/// </summary>
internal static partial class PlanNames
{
    /// <summary>No name that is told is longer.</summary>
    public const int Longest = 256;

    private const string Hidden = "(hidden)";

    /// <summary>An address of a resource.</summary>
    public static string Address(ReadOnlySpan<char> address)
    {
        var text = CleanText.Line(address.ToString());
        return Shorten.To(Secrets.Mask(Key().Replace(text, m => RandomText.IsLikely(m.Groups["key"].Value) ? $"[\"{Hidden}\"]" : m.Value)), Longest);
    }

    /// <summary>The name of a type or an attribute; what is no identifier is not told.</summary>
    public static string Identifier(string name) =>
        name.Length <= Longest && Name().IsMatch(name) && !RandomText.IsLikely(name) ? name : Hidden;

    [GeneratedRegex("""\["(?<key>(?:[^"\\]|\\.)*)(?:"\]|$)""", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Key();

    [GeneratedRegex(@"^[A-Za-z_][A-Za-z0-9_-]*\z", RegexOptions.CultureInvariant)]
    private static partial Regex Name();
}
