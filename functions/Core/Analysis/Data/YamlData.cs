using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Delightful.Core.Analysis.Data;

/// <summary>
/// Reads YAML that others wrote for other programs: several documents, anchors and aliases are fine. An alias is the
/// anchored node itself, so that nothing grows.
/// </summary>
internal sealed class YamlData(string text)
{
    private readonly Parser _parser = new(new StringReader(text));
    private readonly Dictionary<string, DataNode> _anchors = [];
    private int _nodes;

    /// <exception cref="DataRefusedException">It is no YAML, or nests too deep.</exception>
    public static IReadOnlyList<DataNode> Read(string text)
    {
        var yaml = new YamlData(text);
        try
        {
            return yaml.Documents();
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException or FormatException or OverflowException or IndexOutOfRangeException or NullReferenceException)
        {
            // The parser meets some malformed tags and scalars with other exceptions than its own.
            throw new DataRefusedException("it is not YAML", (int)Math.Max(1, yaml._parser.Current?.Start.Line ?? 1));
        }
        catch (YamlException e)
        {
            throw new DataRefusedException("it is not YAML", (int)Math.Max(1, e.Start.Line));
        }
    }

    private List<DataNode> Documents()
    {
        var documents = new List<DataNode>();
        _parser.Consume<StreamStart>();
        while (_parser.TryConsume<DocumentStart>(out _))
        {
            documents.Add(Node(0));
            _parser.Consume<DocumentEnd>();
            _anchors.Clear();
        }
        return documents;
    }

    private DataNode Node(int depth)
    {
        var at = (int)_parser.Current!.Start.Line;
        if (depth > DataLimits.Depth || ++_nodes > DataLimits.Nodes)
            throw new DataRefusedException("it nests deeper, or holds more, than settings do", at);
        if (_parser.TryConsume<AnchorAlias>(out var alias))
            return _anchors.GetValueOrDefault(alias.Value.Value, DataNode.Nothing);
        var anchor = (_parser.Current as NodeEvent)?.Anchor ?? AnchorName.Empty;
        var node = Contents(at, depth);
        if (!anchor.IsEmpty)
            _anchors[anchor.Value] = node;
        return node;
    }

    private DataNode Contents(int at, int depth)
    {
        if (_parser.TryConsume<Scalar>(out var scalar))
            return new DataNode(at, scalar.Value);
        if (_parser.TryConsume<SequenceStart>(out _))
        {
            var items = new List<DataNode>();
            while (!_parser.TryConsume<SequenceEnd>(out _))
                items.Add(Node(depth + 1));
            return new DataNode(at, items: items);
        }
        _parser.Consume<MappingStart>();
        var entries = new List<(string, DataNode)>();
        while (!_parser.TryConsume<MappingEnd>(out _))
        {
            var key = Node(depth + 1).Text ?? "";
            var value = Node(depth + 1);
            entries.Add((key, value));
            if (key == "<<")
                entries.AddRange(value.Entries);
            if (entries.Count > DataLimits.Nodes)
                throw new DataRefusedException("it holds more than settings do", at);
        }
        return new DataNode(at, entries: entries);
    }
}
