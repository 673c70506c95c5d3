using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Delightful.Cli.Entry;

/// <summary>Writes text as one YAML value, so that it is read again as the same text and as nothing else.</summary>
static partial class YamlText
{
    static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The text as it is where nothing in it means anything to YAML; else in double quotes, as JSON.</summary>
    public static string Of(string text) =>
        Plain().IsMatch(text) && !Word().IsMatch(text) ? text : JsonSerializer.Serialize(text, Readable);

    [GeneratedRegex(@"\A[A-Za-z/](?:[A-Za-z0-9_./ -]*[A-Za-z0-9_./-])?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Plain();

    /// <summary>Words that YAML readers take for something else than text.</summary>
    [GeneratedRegex(@"\A(?:true|false|null|yes|no|on|off|y|n)\z", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Word();
}
