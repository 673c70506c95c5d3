using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml.Linq;

namespace Delightful.Local.Moto;

/// <summary>Reads code and message out of an error answer of either protocol.</summary>
static class MotoErrors
{
    public static AwsException From(HttpResponseMessage response, byte[] content)
    {
        var text = Encoding.UTF8.GetString(content);
        var (code, message) = FromJson(text) ?? FromXml(text) ?? ("InternalFailure", text);
        if (response.Headers.TryGetValues("x-amzn-errortype", out var types))
            code = types.First();
        return new AwsException(code.Split('#')[^1], message, (int)response.StatusCode);
    }

    static (string, string)? FromJson(string text)
    {
        try
        {
            return JsonNode.Parse(text) is JsonObject body
                ? ((string?)(body["__type"] ?? body["code"]) ?? "InternalFailure", (string?)(body["message"] ?? body["Message"]) ?? text)
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    static (string, string)? FromXml(string text)
    {
        try
        {
            var all = XDocument.Parse(text).Descendants().ToList();
            return all.FirstOrDefault(e => e.Name.LocalName == "Code") is { } code
                ? (code.Value, all.FirstOrDefault(e => e.Name.LocalName == "Message")?.Value ?? text)
                : null;
        }
        catch (System.Xml.XmlException)
        {
            return null;
        }
    }
}
