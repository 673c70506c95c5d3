using System.Buffers;
using System.Text.Json;
using System.Text.Json.Nodes;
using Delightful.Core.Analysis.Declarations;

namespace Delightful.Core.Analysis;

/// <summary>Writes chosen values as a terraform.tfvars.json, the same bytes for the same values.</summary>
internal static class VariablesJson
{
    /// <summary>
    /// Each value goes where its name says; <c>object.field</c> into an object. Everything is checked once more against
    /// what the service root takes: a value that does not fit is a bug, and is not written.
    /// </summary>
    public static byte[] Write(IEnumerable<KeyValuePair<string, JsonNode>> chosen)
    {
        var variables = new JsonObject();
        foreach (var (name, value) in chosen)
            if (name.IndexOf('.') is > 0 and var dot)
                Object(variables, name[..dot])[name[(dot + 1)..]] = value.DeepClone();
            else
                variables[name] = value.DeepClone();
        foreach (var (name, value) in variables)
            if (!ServiceVariables.Named(name).Rule.Allows(value!))
                throw new InvalidOperationException($"'{name}' must be {ServiceVariables.Named(name).Rule.Asks}");
        var bytes = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(bytes, new JsonWriterOptions { Indented = true, NewLine = "\n" }))
            variables.WriteTo(json);
        return [.. bytes.WrittenSpan, (byte)'\n'];
    }

    private static JsonObject Object(JsonObject variables, string name) =>
        (JsonObject)(variables[name] ??= new JsonObject());
}
