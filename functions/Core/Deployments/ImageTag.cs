using System.Text.RegularExpressions;

namespace Delightful.Core.Deployments;

/// <summary>
/// What an image tag says about its code. A full commit sha names the commit; <c>pr-number-sha</c> is the preview of
/// a pull request, which is planned and never deployed; any other tag says nothing and deploys all the same.
/// </summary>
/// <param name="Commit">The commit, 40 hexadecimal digits; null when the tag does not tell.</param>
/// <param name="PullRequest">The pull request of a preview; null for any other tag.</param>
public sealed partial record ImageTag(string? Commit, int? PullRequest)
{
    /// <summary>Reads a tag.</summary>
    public static ImageTag Parse(string tag)
    {
        if (Preview().Match(tag) is { Success: true } preview)
            return new ImageTag(preview.Groups[2].Value, int.Parse(preview.Groups[1].ValueSpan, System.Globalization.CultureInfo.InvariantCulture));
        return new ImageTag(IsCommit(tag) ? tag : null, PullRequest: null);
    }

    /// <summary>The commit that a label names; null when it names none, or something else.</summary>
    public static string? CommitOf(string? label) => IsCommit(label) ? label : null;

    /// <summary>True for a full commit sha in lower case.</summary>
    public static bool IsCommit(string? text) => text is not null && Sha().IsMatch(text);

    /// <summary>True for text that the registry accepts as a tag: nothing in it is special to a shell, a path or a page.</summary>
    public static bool IsTag(string? text) => text is not null && Tag().IsMatch(text);

    [GeneratedRegex(@"\A[0-9a-f]{40}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Sha();

    [GeneratedRegex(@"\Apr-([0-9]{1,9})-([0-9a-f]{40})\z", RegexOptions.CultureInvariant)]
    private static partial Regex Preview();

    [GeneratedRegex(@"\A[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Tag();
}
