using System.Globalization;
using System.Text.Json.Nodes;

namespace Delightful.Core.Analysis.Declarations;

/// <summary>JSON numbers in one form, however they came about.</summary>
internal static class Numbers
{
    /// <summary>The number; null when the value is something else.</summary>
    public static decimal? Of(JsonNode? value) => value switch
    {
        JsonValue v when v.TryGetValue(out decimal exact) => exact,
        JsonValue v when v.TryGetValue(out int whole) => whole,
        JsonValue v when v.TryGetValue(out long large) => large,
        _ => null,
    };

    /// <summary>A whole number as it is written, without sign or spaces; null for anything else.</summary>
    public static int? Parse(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>The JSON number without needless decimals: <c>8080.0</c> is <c>8080</c>.</summary>
    public static JsonNode Create(decimal number) =>
        decimal.IsInteger(number) && Math.Abs(number) < int.MaxValue ? JsonValue.Create((int)number) : JsonValue.Create(number);
}
