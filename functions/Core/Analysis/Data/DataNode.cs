namespace Delightful.Core.Analysis.Data;

/// <summary>
/// A part of a file of settings, whatever its format, and the line it stands in. Asking for what is not there gives
/// <see cref="Nothing"/>, so that a path can be followed without looking.
/// </summary>
internal sealed class DataNode(int line, string? text = null, IReadOnlyList<(string Key, DataNode Node)>? entries = null, IReadOnlyList<DataNode>? items = null)
{
    public static DataNode Nothing { get; } = new(0);

    public int Line { get; } = line;

    /// <summary>The value as text; null for anything but a single value.</summary>
    public string? Text { get; } = text;

    /// <summary>Keys and values in the order of the file; empty for anything but a map.</summary>
    public IReadOnlyList<(string Key, DataNode Node)> Entries { get; } = entries ?? [];

    /// <summary>The elements of a list; empty for anything else.</summary>
    public IReadOnlyList<DataNode> Items { get; } = items ?? [];

    public bool Exists => Line > 0;

    /// <summary>The first value of a key.</summary>
    public DataNode this[string key]
    {
        get
        {
            foreach (var (name, node) in Entries)
                if (name == key)
                    return node;
            return Nothing;
        }
    }

    /// <summary>Every value of a key: an XML element can stand more than once.</summary>
    public IEnumerable<DataNode> All(string key) => Entries.Where(e => e.Key == key).Select(e => e.Node);

    /// <summary>What stands at the end of a path of keys.</summary>
    public DataNode At(params ReadOnlySpan<string> path)
    {
        var node = this;
        foreach (var key in path)
            node = node[key];
        return node;
    }

    /// <summary>Single values with the dotted path of their keys, as Spring and Quarkus name settings.</summary>
    public IEnumerable<(string Path, DataNode Node)> Settings()
    {
        var left = new Stack<(string Path, DataNode Node)>([("", this)]);
        for (var most = 100_000; most > 0 && left.TryPop(out var next); most--)
        {
            if (next.Node.Text is not null)
                yield return next;
            foreach (var (key, node) in next.Node.Entries)
                left.Push((next.Path.Length == 0 ? key : $"{next.Path}.{key}", node));
        }
    }
}

/// <summary>A file of settings is not of its format, or more than settings need.</summary>
internal sealed class DataRefusedException(string why, int line) : Exception(why)
{
    public int Line { get; } = line;
}

/// <summary>How much structure a file of settings may have.</summary>
internal static class DataLimits
{
    public const int Depth = 64;
    public const int Nodes = 200_000;
}
