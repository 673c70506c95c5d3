using System.Buffers;
using System.Globalization;
using System.Text.Json;

namespace Delightful.Local.EventBridge;

/// <summary>An event as targets get it, on the bus it was put on.</summary>
sealed record BusEvent(string Bus, string Id, string Source, string DetailType, JsonElement Json)
{
    /// <summary>Whether it came from another bus.</summary>
    public bool Forwarded { get; init; }

    /// <summary>The event's JSON.</summary>
    public string Text => Json.GetRawText();

    /// <summary>Builds the envelope; detail goes in as it was written, so numbers keep their form.</summary>
    public static BusEvent Create(string bus, string source, string detailType, IEnumerable<string> resources, string detail, DateTimeOffset time)
    {
        var id = Guid.NewGuid().ToString();
        var buffer = new ArrayBufferWriter<byte>(512 + detail.Length);
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("version", "0");
            json.WriteString("id", id);
            json.WriteString("detail-type", detailType);
            json.WriteString("source", source);
            json.WriteString("account", LocalCloudOptions.Account);
            json.WriteString("time", time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture));
            json.WriteString("region", LocalCloudOptions.Region);
            json.WriteStartArray("resources");
            foreach (var resource in resources)
                json.WriteStringValue(resource);
            json.WriteEndArray();
            json.WritePropertyName("detail");
            json.WriteRawValue(detail);
            json.WriteEndObject();
        }
        return new BusEvent(bus, id, source, detailType, JsonElement.Parse(buffer.WrittenSpan, new JsonDocumentOptions { MaxDepth = EntryCheck.MaxDepth + 1 }));
    }
}
