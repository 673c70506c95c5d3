using System.Text.RegularExpressions;
using Delightful.Core.Text;

namespace Delightful.Core.Analysis.LanguageModel;

/// <summary>
/// Makes plain words of what a model wrote, before it reaches people: no links, no mentions, no markup, no secrets,
/// nothing that looks like another letter than it is.
/// </summary>
internal static partial class PlainWords
{
    /// <summary>The plain words in at most so many characters.</summary>
    public static string Of(string text, int most)
    {
        if (text.Length > 16 * most)
            text = text[..(16 * most)];
        text = CleanText.Line(text).Replace('\u2019', '\'').Replace('\u2018', '\'').Replace('\u201c', '"').Replace('\u201d', '"').Replace('\u2013', '-').Replace('\u2014', '-').Replace('\u2011', '-');
        text = Secrets.Mask(text);
        text = Address().Replace(text, " ");
        text = Other().Replace(text, " ");
        text = Host().Replace(text, m => m.Value.Replace('.', ' '));
        return Shorten.To(Spaces().Replace(text, " ").Trim(' ', '-', '*', '_', '='), most);
    }

    /// <summary>A link, with or without its scheme, and an address of mail or of a person.</summary>
    [GeneratedRegex(@"\]\([^)\s]*\)?|[A-Za-z][A-Za-z0-9+.-]{0,30}:/{1,3}\S*|\bwww\.\S*|\b(?:mailto|javascript|data|tel|slack):\S*|\S{0,200}@\S*|//\S*", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Address();

    /// <summary>What a sentence does not need: markup, mentions, and letters of other scripts.</summary>
    [GeneratedRegex(@"[^A-Za-z0-9 .,;:'""()%/_+=?!-]", RegexOptions.CultureInvariant)]
    private static partial Regex Other();

    /// <summary>A word that a reader's program could take for a host: parted by dots, with letters at its end.</summary>
    [GeneratedRegex(@"[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]+)*\.[A-Za-z]{2,}", RegexOptions.CultureInvariant)]
    private static partial Regex Host();

    [GeneratedRegex(@" {2,}", RegexOptions.CultureInvariant)]
    private static partial Regex Spaces();
}
