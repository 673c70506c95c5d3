using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Delightful.Core.Feedback;

/// <summary>
/// Writes Block Kit blocks. Everything but the headline is rich text, whose elements Slack shows as they are: no
/// markup, no mention and no link can come out of a text.
/// </summary>
internal sealed class SlackBlocks : IDisposable
{
    private readonly ArrayBufferWriter<byte> _bytes = new();
    private readonly Utf8JsonWriter _json;

    public SlackBlocks()
    {
        _json = new Utf8JsonWriter(_bytes, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        _json.WriteStartArray();
    }

    public void Header(string text)
    {
        _json.WriteStartObject();
        _json.WriteString("type", "header");
        _json.WriteStartObject("text");
        _json.WriteString("type", "plain_text");
        _json.WriteString("text", text);
        _json.WriteBoolean("emoji", false);
        _json.WriteEndObject();
        _json.WriteEndObject();
    }

    public void Section(Action<SlackBlocks> content)
    {
        _json.WriteStartObject();
        _json.WriteString("type", "rich_text");
        _json.WriteStartArray("elements");
        _json.WriteStartObject();
        _json.WriteString("type", "rich_text_section");
        _json.WriteStartArray("elements");
        content(this);
        _json.WriteEndArray();
        _json.WriteEndObject();
        _json.WriteEndArray();
        _json.WriteEndObject();
    }

    public void Words(string text) => Element("text", SpacesKept(text), null, isCode: false);

    public void Code(string text) => Element("text", SpacesKept(text), null, isCode: true);

    public void Link(string label, string url) => Element("link", label, url, isCode: false);

    public byte[] ToArray()
    {
        _json.WriteEndArray();
        _json.Flush();
        return _bytes.WrittenSpan.ToArray();
    }

    public void Dispose() => _json.Dispose();

    private void Element(string type, string text, string? url, bool isCode)
    {
        _json.WriteStartObject();
        _json.WriteString("type", type);
        _json.WriteString("text", text);
        if (url is not null)
            _json.WriteString("url", url);
        if (isCode)
        {
            _json.WriteStartObject("style");
            _json.WriteBoolean("code", true);
            _json.WriteEndObject();
        }
        _json.WriteEndObject();
    }

    /// <summary>The text made safe, with the spaces that join it to its neighbours.</summary>
    private static string SpacesKept(string text)
    {
        var literal = SlackEscape.Literal(text);
        return literal.Length == 0 ? " "
            : (text[0] == ' ' ? " " : "") + literal + (text[^1] == ' ' ? " " : "");
    }
}
