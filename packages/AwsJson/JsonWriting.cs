using System.Text.Json;
using Amazon.Runtime;

namespace Amazon.Internal.AwsJson;

/// <summary>Writes members of a request; a member that was never set is left out.</summary>
internal static class JsonWriting
{
    public static void Text(this Utf8JsonWriter json, string name, string value)
    {
        if (value is not null)
            json.WriteString(name, value);
    }

    public static void Text(this Utf8JsonWriter json, string name, ConstantClass value) => json.Text(name, value?.Value);

    public static void Whole(this Utf8JsonWriter json, string name, int? value)
    {
        if (value is { } set)
            json.WriteNumber(name, set);
    }

    public static void Truth(this Utf8JsonWriter json, string name, bool? value)
    {
        if (value is { } set)
            json.WriteBoolean(name, set);
    }

    /// <summary>A time as seconds since 1970 with milliseconds; a local or unspecified time counts as local, as in the SDK.</summary>
    public static void Time(this Utf8JsonWriter json, string name, DateTime? value)
    {
        if (value is { } set)
            json.WriteNumber(name, new DateTimeOffset(set.ToUniversalTime()).ToUnixTimeMilliseconds() / 1000m);
    }

    public static void Object<T>(this Utf8JsonWriter json, string name, T value, Action<Utf8JsonWriter, T> write)
        where T : class
    {
        if (value is null)
            return;
        json.WriteStartObject(name);
        write(json, value);
        json.WriteEndObject();
    }

    public static void List<T>(this Utf8JsonWriter json, string name, List<T> values, Action<Utf8JsonWriter, T> write)
    {
        if (values is null)
            return;
        json.WriteStartArray(name);
        foreach (var value in values)
        {
            json.WriteStartObject();
            write(json, value);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    public static void Texts(this Utf8JsonWriter json, string name, List<string> values)
    {
        if (values is null)
            return;
        json.WriteStartArray(name);
        foreach (var value in values)
            json.WriteStringValue(value);
        json.WriteEndArray();
    }
}
