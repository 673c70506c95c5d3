using System.Text.RegularExpressions;

namespace Delightful.Infrastructure.Tests.Template;

/// <summary>Reads values out of the text of Terraform: whole ones, however many lines and elements they have.</summary>
static partial class TerraformText
{
    /// <summary>Every text within the values that an attribute has.</summary>
    /// <param name="text">Where it stands.</param>
    /// <param name="attribute">Its name, as a regular expression.</param>
    public static IEnumerable<string> TextsOf(string text, string attribute) =>
        ValuesOf(text, attribute).SelectMany(value => Quoted().Matches(value).Select(m => m.Groups[1].Value));

    /// <summary>The values that an attribute has, each as it is written.</summary>
    public static IEnumerable<string> ValuesOf(string text, string attribute) =>
        Regex.Matches(text, $@"(?<![\w:""])(?:{attribute})\s*=(?!=)").Select(m => ValueFrom(text, m.Index + m.Length));

    /// <summary>From here to where the value ends: at the end of the line or at a comma, unless a bracket is open.</summary>
    static string ValueFrom(string text, int start)
    {
        var (depth, isQuoted, at) = (0, false, start);
        for (; at < text.Length; at++)
        {
            var c = text[at];
            if (c == '"')
                isQuoted = !isQuoted;
            if (isQuoted)
                continue;
            if (c is '[' or '(' or '{')
                depth++;
            else if (c is ']' or ')' or '}')
                depth--;
            if (depth < 0 || (depth == 0 && (c is '\n' or ',')))
                break;
        }
        return text[start..at];
    }

    [GeneratedRegex(@"""([^""]*)""")]
    private static partial Regex Quoted();
}
