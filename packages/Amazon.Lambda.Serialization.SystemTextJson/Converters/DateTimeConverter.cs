using System.Text.Json;
using System.Text.Json.Serialization;

namespace Amazon.Lambda.Serialization.SystemTextJson.Converters;

/// <summary>Reads ISO 8601 text and seconds or milliseconds since 1970; writes ISO 8601.</summary>
public class DateTimeConverter : JsonConverter<DateTime>
{
    private static readonly double YearFiveThousand = (new DateTime(5000, 1, 1, 0, 0, 0, DateTimeKind.Utc) - DateTime.UnixEpoch).TotalSeconds;

    public override DateTime Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.TokenType switch
    {
        JsonTokenType.String => reader.GetDateTime(),
        JsonTokenType.Number when reader.GetDouble() is var number => number > YearFiveThousand
            ? DateTime.UnixEpoch.AddMilliseconds(number)
            : DateTime.UnixEpoch.AddSeconds(number),
        var token => throw new JsonSerializerException($"Unknown data type {token} for a date and time."),
    };

    public override void Write(Utf8JsonWriter writer, DateTime value, JsonSerializerOptions options) => writer.WriteStringValue(value);
}
