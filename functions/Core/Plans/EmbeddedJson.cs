using System.Text.Json;

namespace Delightful.Core.Plans;

/// <summary>Tables that are data and come with the program. One that is missing or broken is a bug.</summary>
internal static class EmbeddedJson
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    public static JsonDocument Open(string name)
    {
        using var stream = typeof(EmbeddedJson).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"the table {name} is not in the program");
        return JsonDocument.Parse(stream, Strict);
    }
}
