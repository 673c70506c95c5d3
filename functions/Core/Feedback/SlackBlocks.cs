using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Delightful.Core.Text;

namespace Delightful.Core.Feedback;

/// <summary>
/// Writes Block Kit blocks. Everything but the headline is rich text, whose elements Slack shows as they are: no
/// markup, no mention and no link can come out of a text.
/// </summary>
internal sealed class SlackBlocks : IDisposable
{
    private const int LongestHeader = 150;
    private const int LongestLabel = 75;
    private const int LongestTitle = 100;
    private const int LongestQuestion = 300;
    private const int LongestAnswer = 30;
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
        Plain("text", text, LongestHeader);
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

    /// <summary>Buttons in a row, each of which asks before it is sent; none for no buttons.</summary>
    /// <param name="buttons">The buttons.</param>
    /// <param name="value">What comes back with each.</param>
    public void Buttons(IReadOnlyCollection<SlackButton> buttons, string value)
    {
        if (buttons.Count == 0)
            return;
        _json.WriteStartObject();
        _json.WriteString("type", "actions");
        _json.WriteStartArray("elements");
        foreach (var button in buttons)
        {
            _json.WriteStartObject();
            _json.WriteString("type", "button");
            _json.WriteString("action_id", button.Action);
            _json.WriteString("value", value);
            _json.WriteString("style", button.IsDanger ? "danger" : "primary");
            Plain("text", button.Label, LongestLabel);
            _json.WriteStartObject("confirm");
            Plain("title", "Are you sure?", LongestTitle);
            Plain("text", button.Question, LongestQuestion);
            Plain("confirm", button.Label, LongestAnswer);
            Plain("deny", "No", LongestAnswer);
            _json.WriteString("style", button.IsDanger ? "danger" : "primary");
            _json.WriteEndObject();
            _json.WriteEndObject();
        }
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

    /// <summary>Text without markup, in which <c>:tada:</c> stays what it is.</summary>
    private void Plain(string name, string text, int most)
    {
        _json.WriteStartObject(name);
        _json.WriteString("type", "plain_text");
        _json.WriteString("text", Shorten.To(text, most));
        _json.WriteBoolean("emoji", false);
        _json.WriteEndObject();
    }

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
