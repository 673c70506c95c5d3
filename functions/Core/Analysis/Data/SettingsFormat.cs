using System.Collections.Immutable;

namespace Delightful.Core.Analysis.Data;

/// <summary>Which format a file of settings has, by its name.</summary>
internal static class SettingsFormat
{
    /// <summary>Its documents; none when it has no format, such as a Dockerfile.</summary>
    /// <exception cref="DataRefusedException">It is not of its format.</exception>
    public static IReadOnlyList<DataNode> Read(string path, string text)
    {
        var name = path[(path.LastIndexOf('/') + 1)..].ToLowerInvariant();
        return name switch
        {
            _ when name.EndsWith(".json", StringComparison.Ordinal) => [JsonData.Read(text)],
            _ when name.EndsWith(".yml", StringComparison.Ordinal) || name.EndsWith(".yaml", StringComparison.Ordinal) => YamlData.Read(WithoutTemplates(text)),
            _ when name.EndsWith(".toml", StringComparison.Ordinal) || name is "pipfile" => [TomlData.Read(text)],
            _ when name.EndsWith(".xml", StringComparison.Ordinal) || name.EndsWith("proj", StringComparison.Ordinal) || name.EndsWith(".props", StringComparison.Ordinal) => [XmlData.Read(text)],
            _ when name.EndsWith(".properties", StringComparison.Ordinal) || name == ".env" || name.StartsWith(".env.", StringComparison.Ordinal) => [PropertiesData.Read(text.ReplaceLineEndings("\n").Split('\n'))],
            _ => ImmutableArray<DataNode>.Empty,
        };
    }

    /// <summary>Rails writes Ruby into its YAML; a line that is nothing else is no setting.</summary>
    private static string WithoutTemplates(string text) => !text.Contains("<%", StringComparison.Ordinal) ? text
        : string.Join('\n', text.Split('\n').Select(l => l.TrimStart().StartsWith("<%", StringComparison.Ordinal) ? "" : Quoted(l)));

    private static string Quoted(string line)
    {
        var at = line.IndexOf("<%", StringComparison.Ordinal);
        return at > 0 && line[at - 1] == ' ' ? $"{line[..at]}'{line[at..].Trim().Replace("'", "''", StringComparison.Ordinal)}'" : line;
    }
}
