using System.Text;
using System.Text.Json;

namespace Delightful.Core.Analysis.Data;

/// <summary>Reads JSON, with the comments and trailing commas that settings files often have.</summary>
internal ref struct JsonData
{
    private readonly ReadOnlySpan<byte> _bytes;
    private Utf8JsonReader _reader;
    private int _line;
    private int _counted;

    private JsonData(ReadOnlySpan<byte> bytes)
    {
        _bytes = bytes;
        _line = 1;
        _reader = new Utf8JsonReader(bytes, new JsonReaderOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = DataLimits.Depth });
    }

    /// <exception cref="DataRefusedException">It is no JSON.</exception>
    public static DataNode Read(string text)
    {
        var json = new JsonData(Encoding.UTF8.GetBytes(text));
        try
        {
            return json._reader.Read() ? json.Node() : DataNode.Nothing;
        }
        catch (JsonException e)
        {
            throw new DataRefusedException("it is not JSON", (int)(e.LineNumber ?? 0) + 1);
        }
    }

    private DataNode Node()
    {
        var line = Line();
        switch (_reader.TokenType)
        {
            case JsonTokenType.StartObject:
                var entries = new List<(string, DataNode)>();
                while (_reader.Read() && _reader.TokenType is JsonTokenType.PropertyName)
                {
                    var key = Text();
                    _reader.Read();
                    entries.Add((key, Node()));
                }
                return new DataNode(line, entries: entries);
            case JsonTokenType.StartArray:
                var items = new List<DataNode>();
                while (_reader.Read() && _reader.TokenType is not JsonTokenType.EndArray)
                    items.Add(Node());
                return new DataNode(line, items: items);
            default:
                return new DataNode(line, Text());
        }
    }

    private readonly string Text() => _reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName
        ? Strings.Lenient(_reader)
        : Encoding.UTF8.GetString(_reader.ValueSpan);

    private int Line()
    {
        var at = (int)_reader.TokenStartIndex;
        _line += _bytes[_counted..at].Count((byte)'\n');
        _counted = at;
        return _line;
    }

    private static class Strings
    {
        /// <summary>Half of a surrogate pair in an escape is no text, but no reason to leave the file unread.</summary>
        public static string Lenient(Utf8JsonReader reader)
        {
            try
            {
                return reader.GetString() ?? "";
            }
            catch (InvalidOperationException)
            {
                return "";
            }
        }
    }
}
