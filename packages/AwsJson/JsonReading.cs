using System.Text.Json;

namespace Amazon.Internal.AwsJson;

/// <summary>Reads members of an answer. What is absent or null stays null, as in the official clients.</summary>
internal static class JsonReading
{
    public static JsonElement? Member(this JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null
            ? value
            : null;

    public static string Text(this JsonElement json, string name) => json.Member(name)?.GetString();

    public static int? Whole(this JsonElement json, string name) => json.Member(name)?.GetInt32();

    public static long? Long(this JsonElement json, string name) => json.Member(name)?.GetInt64();

    public static bool? Truth(this JsonElement json, string name) => json.Member(name)?.GetBoolean();

    /// <summary>Seconds since 1970 as a number, or an ISO 8601 text; in UTC.</summary>
    public static DateTime? Time(this JsonElement json, string name) => json.Member(name) switch
    {
        null => null,
        { ValueKind: JsonValueKind.Number } seconds => DateTime.UnixEpoch.AddSeconds(seconds.GetDouble()),
        { } text => text.GetDateTimeOffset().UtcDateTime,
    };

    public static T Object<T>(this JsonElement json, string name, Func<JsonElement, T> read)
        where T : class => json.Member(name) is { } member ? read(member) : null;

    public static List<T> List<T>(this JsonElement json, string name, Func<JsonElement, T> read) =>
        json.Member(name) is { } array ? [.. array.EnumerateArray().Select(read)] : null;

    public static List<string> Texts(this JsonElement json, string name) => json.List(name, text => text.GetString());

    public static Dictionary<string, string> Map(this JsonElement json, string name) =>
        json.Member(name)?.EnumerateObject().ToDictionary(entry => entry.Name, entry => entry.Value.GetString());
}
