using System.Globalization;

namespace Delightful.Core.Analysis.Data;

/// <summary>
/// Reads TOML as manifests of packages use it: tables, arrays of tables, dotted and quoted keys, texts of all four
/// kinds, arrays over several lines, inline tables. Numbers, dates and truth values are kept as they are written.
/// </summary>
internal static class TomlData
{
    /// <exception cref="DataRefusedException">It is no TOML.</exception>
    public static DataNode Read(string text)
    {
        var reader = new TomlReader(text);
        var root = new TomlTable(1);
        var table = root;
        while (reader.NextStatement())
        {
            var line = reader.Line;
            if (reader.TryTake("[["))
            {
                var path = reader.Key();
                reader.Expect("]]");
                table = root.Below(path[..^1], line).Append(path[^1], line);
            }
            else if (reader.TryTake("["))
            {
                table = root.Below(reader.Key(), line);
                reader.Expect("]");
            }
            else
            {
                var path = reader.Key();
                reader.Expect("=");
                table.Below(path[..^1], line).Set(path[^1], reader.Value(0));
            }
            reader.EndOfStatement();
        }
        return root.ToNode(0);
    }
}

/// <summary>A table in the making.</summary>
internal sealed class TomlTable(int line)
{
    private readonly List<(string Key, object Value)> _entries = [];
    private readonly Dictionary<string, int> _places = [];

    public TomlTable Below(IEnumerable<string> path, int at) => path.Aggregate(this, (table, key) => table.Child(key, at));

    public TomlTable Append(string key, int at)
    {
        if (Find(key) is not List<TomlTable> list)
            Set(key, list = []);
        var table = new TomlTable(at);
        list.Add(table);
        return table;
    }

    public void Set(string key, object value)
    {
        if (_places.TryGetValue(key, out var place))
        {
            _entries[place] = (key, value);
            return;
        }
        _places[key] = _entries.Count;
        _entries.Add((key, value));
    }

    public DataNode ToNode(int depth) => depth > DataLimits.Depth
        ? throw new DataRefusedException(string.Create(CultureInfo.InvariantCulture, $"it nests deeper than {DataLimits.Depth} tables"), line)
        : new DataNode(line, entries: [.. _entries.Select(e => (e.Key, e.Value switch
        {
            TomlTable table => table.ToNode(depth + 1),
            List<TomlTable> list => new DataNode(line, items: [.. list.Select(t => t.ToNode(depth + 1))]),
            var value => (DataNode)value,
        }))]);

    private TomlTable Child(string key, int at)
    {
        switch (Find(key))
        {
            case TomlTable table:
                return table;
            case List<TomlTable> list:
                return list[^1];
            default:
                var made = new TomlTable(at);
                Set(key, made);
                return made;
        }
    }

    private object? Find(string key) => _places.TryGetValue(key, out var place) ? _entries[place].Value : null;
}
