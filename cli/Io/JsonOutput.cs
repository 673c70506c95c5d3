using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Delightful.Cli.Io;

/// <summary>How --json writes: camelCase, names for enums, nothing that is unset.</summary>
static class JsonOutput
{
    static readonly JsonSerializerOptions OneLine = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    static readonly JsonSerializerOptions Indented = new(OneLine) { WriteIndented = true };

    /// <summary>One document, for a command that answers once.</summary>
    public static void WriteJson<T>(this TextWriter writer, T value) => writer.WriteLine(JsonSerializer.Serialize(value, Indented));

    /// <summary>One line, for a command that goes on answering.</summary>
    public static void WriteJsonLine<T>(this TextWriter writer, T value)
    {
        writer.WriteLine(JsonSerializer.Serialize(value, OneLine));
        writer.Flush();
    }
}
