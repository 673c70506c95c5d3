using System.Text.Json;
using Delightful.Core.Deployments;

namespace Delightful.Cloud;

/// <summary>Reads what the apply exported for a driver.</summary>
internal static class DriverSettings
{
    /// <summary>Null, with the reason, when something is missing.</summary>
    public static T? TryRead<T>(RolloutTarget target, Func<JsonElement, T> read, out string error)
        where T : class
    {
        try
        {
            using var document = JsonDocument.Parse(target.DriverSettings);
            error = "";
            return read(document.RootElement);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            error = $"the settings of the rollout cannot be read: {e.Message}";
            return null;
        }
    }

    public static string Required(this JsonElement root, string name) =>
        root.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text
            ? text
            : throw new JsonException($"'{name}' is missing");

    public static int RequiredWhole(this JsonElement root, string name) =>
        root.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number)
            ? number
            : throw new JsonException($"'{name}' is missing");
}
