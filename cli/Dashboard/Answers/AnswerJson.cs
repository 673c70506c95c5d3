using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Delightful.Core.Plans;
using Delightful.Core.Text;

namespace Delightful.Cli.Dashboard.Answers;

/// <summary>How the page's answers are written: as the command line's --json writes, with secrets hidden.</summary>
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true,
    Converters = [typeof(MaskedText), typeof(ChangeKindName)])]
[JsonSerializable(typeof(SlotsAnswer))]
[JsonSerializable(typeof(DeploymentsAnswer))]
[JsonSerializable(typeof(DeploymentAnswer))]
[JsonSerializable(typeof(FiguresAnswer))]
[JsonSerializable(typeof(ErrorAnswer))]
[JsonSerializable(typeof(NewsAnswer))]
sealed partial class AnswerJson : JsonSerializerContext;

/// <summary>The same as people read it: no answer is ever put into a page, so nothing has to be escaped for one.</summary>
static class ReadableJson
{
    public static AnswerJson Of { get; } = new(new JsonSerializerOptions(AnswerJson.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}

/// <summary>Writes text with what looks like a secret hidden.</summary>
sealed class MaskedText : JsonConverter<string>
{
    public override string? Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) => reader.GetString();

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(Secrets.Mask(value));
}

/// <summary>Writes the kind of a planned change as the command line does.</summary>
sealed class ChangeKindName() : JsonStringEnumConverter<ChangeKind>(JsonNamingPolicy.CamelCase);
