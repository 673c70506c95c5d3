using System.Text;
using System.Xml;

namespace Delightful.Core.Analysis.Data;

/// <summary>Reads XML: an element is a map of its elements, by name without namespace, and of its attributes as <c>@name</c>.</summary>
internal static class XmlData
{
    /// <exception cref="DataRefusedException">It is no XML, or declares entities.</exception>
    public static DataNode Read(string text)
    {
        try
        {
            using var reader = XmlReader.Create(new StringReader(text), new XmlReaderSettings
            {
                DtdProcessing = DtdProcessing.Ignore,
                XmlResolver = null,
                IgnoreComments = true,
                IgnoreProcessingInstructions = true,
                IgnoreWhitespace = true,
            });
            var nodes = 0;
            return reader.MoveToContent() is XmlNodeType.Element
                ? new DataNode(Line(reader), entries: [(reader.LocalName, Element(reader, 0, ref nodes))])
                : DataNode.Nothing;
        }
        catch (XmlException e)
        {
            throw new DataRefusedException("it is not XML", Math.Max(1, e.LineNumber));
        }
    }

    private static DataNode Element(XmlReader reader, int depth, ref int nodes)
    {
        var line = Line(reader);
        if (depth > DataLimits.Depth || ++nodes > DataLimits.Nodes)
            throw new DataRefusedException("it nests deeper, or holds more, than settings do", line);
        var entries = new List<(string, DataNode)>();
        while (reader.MoveToNextAttribute())
            entries.Add(("@" + reader.LocalName, new DataNode(Line(reader), reader.Value)));
        reader.MoveToElement();
        var value = new StringBuilder();
        if (!reader.IsEmptyElement)
            while (reader.Read() && reader.NodeType is not XmlNodeType.EndElement)
                if (reader.NodeType is XmlNodeType.Element)
                    entries.Add((reader.LocalName, Element(reader, depth + 1, ref nodes)));
                else if (reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA)
                    value.Append(reader.Value);
        return new DataNode(line, value.Length > 0 || entries.Count == 0 ? value.ToString().Trim() : null, entries);
    }

    private static int Line(XmlReader reader) => (reader as IXmlLineInfo)?.LineNumber is > 0 and var line ? line : 1;
}
