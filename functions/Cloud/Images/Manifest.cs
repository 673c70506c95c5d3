using System.Text.Json;

namespace Delightful.Cloud;

/// <summary>
/// What an image's manifest tells, as the image specification of the Open Container Initiative and Docker write it. It comes
/// from outside: what does not read as one tells nothing.
/// </summary>
/// <param name="Revision">The commit in its annotations; null without one.</param>
/// <param name="Platforms">The platforms of an index; empty for the manifest of one image.</param>
internal sealed record Manifest(string? Revision, IReadOnlyList<string> Platforms)
{
    private const string RevisionName = "org.opencontainers.image.revision";
    private const int MostPlatforms = 20;
    private const int LongestPlatform = 40;

    public static readonly Manifest Unknown = new(null, []);

    public static Manifest Read(string manifest)
    {
        try
        {
            using var document = JsonDocument.Parse(manifest);
            var root = document.RootElement;
            return new(Text(Member(root, "annotations"), RevisionName), [.. PlatformsIn(root).Distinct().Take(MostPlatforms)]);
        }
        catch (JsonException)
        {
            return Unknown;
        }
    }

    /// <summary>What is no image, such as a statement on how it was built, stands in an index under the platform <c>unknown</c>.</summary>
    private static IEnumerable<string> PlatformsIn(JsonElement root)
    {
        if (Member(root, "manifests") is not { ValueKind: JsonValueKind.Array } all)
            yield break;
        foreach (var one in all.EnumerateArray())
        {
            var platform = Member(one, "platform");
            if (Text(platform, "os") is { } system and not "unknown" && Text(platform, "architecture") is { } architecture
                && string.Join('/', new[] { system, architecture, Text(platform, "variant") }.OfType<string>()) is { Length: <= LongestPlatform } name
                && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '/' or '.' or '-' or '_'))
                yield return name;
        }
    }

    private static JsonElement Member(JsonElement parent, string name) =>
        parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(name, out var member) ? member : default;

    private static string? Text(JsonElement parent, string name) => Member(parent, name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;
}
