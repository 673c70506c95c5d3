using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Amazon.Lambda.Serialization.SystemTextJson;
using Delightful.Pipeline;

namespace Delightful.Simulation.Network;

/// <summary>An event as a later version of its sender would write it: through Lambda's serializer, with fields that nobody here knows.</summary>
internal static class NewerVersion
{
    private static readonly SourceGeneratorLambdaJsonSerializer<PipelineJson> Serializer = new();

    private const string Unknown = """
        "x-new":{"since":2,"list":[1,null,{}]},"x-mode":"SOMETHING_NEW"
        """;

    public static T Of<T>(T sent, JsonTypeInfo<T> type)
    {
        var text = JsonSerializer.Serialize(sent, type);
        text = $"{{{Unknown},{text[1..]}".Replace("\"Detail\":{", $"\"Detail\":{{{Unknown},", StringComparison.Ordinal);
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text));
        return Serializer.Deserialize<T>(stream);
    }
}
