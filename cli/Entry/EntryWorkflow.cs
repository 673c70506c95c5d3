using System.Reflection;
using System.Text.RegularExpressions;

namespace Delightful.Cli.Entry;

/// <summary>Where the workflow lives that a repository calls, held to one commit: a tag or a branch could be moved to other code.</summary>
/// <param name="Repository">Its repository, <c>owner/name</c>.</param>
/// <param name="Commit">The commit, 40 hexadecimal digits.</param>
sealed partial record EntryWorkflow(string Repository, string Commit)
{
    /// <summary>The one of the release that this program belongs to; null for a program that was built from a clone.</summary>
    public static EntryWorkflow? OfThisRelease { get; } = Parse(
        typeof(EntryWorkflow).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().FirstOrDefault(entry => entry.Key == nameof(EntryWorkflow))?.Value);

    /// <summary>What <c>uses:</c> says.</summary>
    public string Uses => $"{Repository}/.github/workflows/build-and-push.yml@{Commit}";

    /// <summary>Reads <c>owner/name@commit</c>; null when the text is anything else.</summary>
    public static EntryWorkflow? Parse(string? text) =>
        text is not null && Form().Match(text) is { Success: true } match ? new(match.Groups[1].Value, match.Groups[2].Value) : null;

    [GeneratedRegex(@"\A([A-Za-z0-9][A-Za-z0-9-]{0,38}/[A-Za-z0-9._-]{1,100})@([0-9a-f]{40})\z", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
