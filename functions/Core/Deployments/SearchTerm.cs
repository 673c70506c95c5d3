using System.Text.RegularExpressions;

namespace Delightful.Core.Deployments;

/// <summary>By what a deployment can be found.</summary>
public enum SearchBy
{
    /// <summary>Its id, or how that begins.</summary>
    Id,

    /// <summary>Its correlation id, or how that begins.</summary>
    Correlation,

    /// <summary>Its image tag.</summary>
    Tag,

    /// <summary>Its image digest, or how that begins.</summary>
    Digest,

    /// <summary>The commit its image was built from, or how that begins.</summary>
    Commit,
}

/// <summary>Something to find deployments by. Text that cannot be what it should be makes none.</summary>
public sealed partial record SearchTerm
{
    /// <summary>The fewest hexadecimal digits by which a commit, a digest or a correlation id is found.</summary>
    public const int FewestDigits = 7;

    private const string Sha = "sha256:";

    private SearchTerm(SearchBy by, string value) => (By, Value) = (by, value);

    /// <summary>By what.</summary>
    public SearchBy By { get; }

    /// <summary>The value as deployments have it, or, for what may be shortened, how it begins.</summary>
    public string Value { get; }

    /// <summary>A term of one kind; null when the text cannot be that.</summary>
    public static SearchTerm? TryParse(SearchBy by, string text) => by switch
    {
        SearchBy.Id => Id().IsMatch(text) ? new(by, text) : null,
        SearchBy.Tag => ImageTag.IsTag(text) ? new(by, text) : null,
        SearchBy.Digest => Hex(text.StartsWith(Sha, StringComparison.OrdinalIgnoreCase) ? text[Sha.Length..] : text, 64) is { } hex ? new(by, Sha + hex) : null,
        SearchBy.Commit => Hex(text, 40) is { } hex ? new(by, hex) : null,
        _ => Hex(text, 32) is { } hex ? new(by, hex) : null,
    };

    /// <summary>Everything that a text may be.</summary>
    public static IEnumerable<SearchTerm> Of(string text) => Enum.GetValues<SearchBy>().Select(by => TryParse(by, text)).OfType<SearchTerm>();

    /// <summary>The part of a value that finds it when it is shortened; null for what is too short to be found.</summary>
    public static string? StartOf(string value)
    {
        var digits = value.StartsWith(Sha, StringComparison.Ordinal) ? value[Sha.Length..] : value;
        return digits.Length < FewestDigits ? null : digits[..FewestDigits];
    }

    /// <summary>True for a deployment that the term finds.</summary>
    public bool Fits(Deployment deployment) => By switch
    {
        SearchBy.Id => deployment.Id.StartsWith(Value, StringComparison.Ordinal),
        SearchBy.Tag => deployment.Request.Tag == Value,
        SearchBy.Digest => deployment.Request.Digest.StartsWith(Value, StringComparison.Ordinal),
        SearchBy.Commit => deployment.Request.Commit?.StartsWith(Value, StringComparison.Ordinal) == true,
        _ => deployment.Request.CorrelationId.StartsWith(Value, StringComparison.Ordinal),
    };

    private static string? Hex(string text, int longest) =>
        text.Length >= FewestDigits && text.Length <= longest && text.All(char.IsAsciiHexDigit) ? text.ToLowerInvariant() : null;

    [GeneratedRegex(@"\A[0-9]{8}(T([0-9]{1,5}|[0-9]{6}(Z(-[0-9a-f]{0,8})?)?)?)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Id();
}
