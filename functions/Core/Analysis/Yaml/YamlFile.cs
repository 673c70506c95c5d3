using System.Text;
using Delightful.Core.Errors;
using Delightful.Core.Events;
using Delightful.Core.Text;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Delightful.Core.Analysis.Yaml;

/// <summary>
/// Reads one small YAML document into nodes that know where they stand. What settings never need is refused:
/// anchors, aliases, tags, several documents, deep nesting.
/// </summary>
internal sealed class YamlFile
{
    private const int DeepestNesting = 10;
    private const int MostNodes = 10_000;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly string _name;
    private readonly Parser _parser;
    private readonly List<InputError> _duplicates = [];
    private int _nodes;

    private YamlFile(string name, string text) => (_name, _parser) = (name, new Parser(new StringReader(text)));

    /// <summary>The top of the document, null when it is empty, and the keys that stand twice.</summary>
    /// <exception cref="YamlRefusedException">It is no YAML, or more than settings need.</exception>
    public static (YamlNode? Root, IReadOnlyList<InputError> Duplicates) Read(string name, ReadOnlySpan<byte> bytes)
    {
        var text = Decode(name, bytes);
        RefuseTabs(name, text);
        var file = new YamlFile(name, text);
        try
        {
            return (file.Document(), file._duplicates);
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException or FormatException or OverflowException or IndexOutOfRangeException or NullReferenceException)
        {
            // The parser meets some malformed tags and scalars with other exceptions than its own.
            throw Refusal(name, ErrorCodes.DeclarationNotYaml, "this is not YAML: something after here is malformed; quote a text that starts with !, & or *", file._parser.Current?.Start ?? Mark.Empty);
        }
        catch (YamlException e)
        {
            throw Refusal(name, ErrorCodes.DeclarationNotYaml, $"this is not YAML: {CleanText.Line(e.Message)}", e.Start);
        }
    }

    private YamlNode? Document()
    {
        _parser.Consume<StreamStart>();
        if (_parser.TryConsume<StreamEnd>(out _))
            return null;
        _parser.Consume<DocumentStart>();
        var root = Node(depth: 0);
        _parser.Consume<DocumentEnd>();
        if (_parser.TryConsume<DocumentStart>(out var second))
            throw Refusal(_name, ErrorCodes.DeclarationManyDocuments, "a second document starts here; one file holds one declaration", second.Start);
        return root;
    }

    private YamlNode Node(int depth)
    {
        var at = _parser.Current!.Start;
        if (++_nodes > MostNodes || depth > DeepestNesting)
            throw Refusal(_name, ErrorCodes.DeclarationTooComplex, $"this nests deeper than {DeepestNesting} levels or holds more than {MostNodes} values; no declaration needs that", at);
        if (_parser.Current is AnchorAlias or NodeEvent { Anchor.IsEmpty: false })
            throw Refusal(_name, ErrorCodes.DeclarationAnchor, "anchors (&) and aliases (*) are not used here; write the value out, or quote a text that starts with one of them", at);
        if (_parser.Current is NodeEvent { Tag: { IsEmpty: false, IsNonSpecific: false } tag })
            throw Refusal(_name, ErrorCodes.DeclarationAnchor, $"the tag {CleanText.Line(tag.Value)} is not used here; leave it out", at);
        if (_parser.TryConsume<Scalar>(out var scalar))
            return Value(scalar);
        if (_parser.TryConsume<SequenceStart>(out _))
            return List(at, depth);
        _parser.Consume<MappingStart>();
        return Map(at, depth);
    }

    private YamlList List(Mark at, int depth)
    {
        while (!_parser.TryConsume<SequenceEnd>(out _))
            Node(depth + 1);
        return new YamlList((int)at.Line, (int)at.Column);
    }

    private YamlMap Map(Mark at, int depth)
    {
        var (entries, keys) = (new List<(YamlScalar, YamlNode)>(), new Dictionary<string, YamlScalar>());
        while (!_parser.TryConsume<MappingEnd>(out _))
        {
            if (Node(depth + 1) is not YamlScalar key)
                throw Refusal(_name, ErrorCodes.DeclarationNotYaml, "a key is a single word", at);
            var value = Node(depth + 1);
            if (keys.TryGetValue(key.Text, out var first))
                _duplicates.Add(new InputError(ErrorCodes.DeclarationDuplicateKey, $"the key '{Shown(key.Text)}' stands here a second time; the first is in line {first.Line}", _name, key.Line, key.Column));
            else
                keys.Add(key.Text, key);
            entries.Add((key, value));
        }
        return new YamlMap(entries, (int)at.Line, (int)at.Column);
    }

    private static YamlScalar Value(Scalar scalar) =>
        new(scalar.Value, scalar.Style is ScalarStyle.Plain, (int)scalar.Start.Line, (int)scalar.Start.Column);

    private static string Decode(string name, ReadOnlySpan<byte> bytes)
    {
        if (bytes is [0xEF, 0xBB, 0xBF, ..])
            bytes = bytes[3..];
        try
        {
            return Strict.GetString(bytes);
        }
        catch (DecoderFallbackException e)
        {
            var line = bytes[..Math.Clamp(e.Index, 0, bytes.Length)].Count((byte)'\n') + 1;
            throw new YamlRefusedException(new InputError(ErrorCodes.DeclarationNotYaml, "this is not UTF-8 text; save the file as UTF-8", name, line, 1));
        }
    }

    private static void RefuseTabs(string name, string text)
    {
        var number = 0;
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            number++;
            var indent = line[..(line.Length - line.TrimStart().Length)];
            if (indent.IndexOf('\t') is >= 0 and var at && indent.Length < line.Length)
                throw new YamlRefusedException(new InputError(ErrorCodes.DeclarationTab, "this line is indented with a tab; YAML is indented with spaces", name, number, at + 1));
        }
    }

    internal static string Shown(string text) => Shorten.To(CleanText.Line(text), 60);

    private static YamlRefusedException Refusal(string name, string code, string message, Mark at) =>
        new(new InputError(code, message, name, (int)Math.Max(1, at.Line), (int)Math.Max(1, at.Column)));
}
