using System.Buffers;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Delightful.Local.EventBridge;

/// <summary>An event as targets get it, on the bus it was put on.</summary>
sealed record BusEvent(string Bus, string Id, string Source, string DetailType, JsonElement Json)
{
    /// <summary>Whether it came from another bus.</summary>
    public bool Forwarded { get; init; }

    /// <summary>The replay that brought it; null for what happens now.</summary>
    public string? Replay { get; init; }

    /// <summary>When it happened, by its own word.</summary>
    public DateTimeOffset Time => Json.GetProperty("time").GetDateTimeOffset();

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

    /// <summary>
    /// The same event as a replay brings it. AWS does not say whether it keeps its id: the harder case for those who
    /// know events by it is that it does not.
    /// </summary>
    public BusEvent Replayed(string replay)
    {
        var (id, copy) = (Guid.NewGuid().ToString(), JsonNode.Parse(Text, documentOptions: new JsonDocumentOptions { MaxDepth = EntryCheck.MaxDepth + 1 })!);
        (copy["id"], copy["replay-name"]) = (id, replay);
        return this with { Id = id, Replay = replay, Json = JsonElement.Parse(copy.ToJsonString(), new JsonDocumentOptions { MaxDepth = EntryCheck.MaxDepth + 1 }) };
    }
}
