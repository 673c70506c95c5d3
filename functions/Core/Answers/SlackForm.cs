using System.Net;
using System.Text;

namespace Delightful.Core.Answers;

/// <summary>The fields of a body that is an HTML form.</summary>
internal static class SlackForm
{
    /// <summary>The fields by name; null when one stands there twice, because it could be read in two ways.</summary>
    public static IReadOnlyDictionary<string, string>? Read(ReadOnlySpan<byte> body)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var field in Encoding.UTF8.GetString(body).Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var at = field.IndexOf('=', StringComparison.Ordinal);
            var (name, value) = at < 0 ? (field, "") : (field[..at], field[(at + 1)..]);
            if (!fields.TryAdd(WebUtility.UrlDecode(name), WebUtility.UrlDecode(value)))
                return null;
        }
        return fields;
    }
}
