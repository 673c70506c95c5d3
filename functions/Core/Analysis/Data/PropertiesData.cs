namespace Delightful.Core.Analysis.Data;

/// <summary>Reads files of <c>name=value</c> lines, such as .properties and .env files.</summary>
internal static class PropertiesData
{
    public static DataNode Read(string[] lines)
    {
        var entries = new List<(string, DataNode)>();
        for (var i = 0; i < lines.Length; i++)
        {
            var line = lines[i].Trim();
            if (line.StartsWith("export ", StringComparison.Ordinal))
                line = line[7..];
            if (line.Length is 0 or > 2000 || line[0] is '#' or '!' || line.IndexOfAny(['=', ':']) is not (> 0 and var end))
                continue;
            entries.Add((line[..end].Trim(), new DataNode(i + 1, line[(end + 1)..].Trim().Trim('"', '\''))));
        }
        return new DataNode(1, entries: entries);
    }
}
