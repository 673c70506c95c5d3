using System.Globalization;
using System.Text.Json.Nodes;

namespace Delightful.Local.Lambda.Functions;

/// <summary>What happens to an asynchronous invocation that fails, or succeeds.</summary>
sealed record AsyncSettings(int MaximumRetryAttempts, TimeSpan MaximumEventAge, string? OnFailure, string? OnSuccess)
{
    public static readonly AsyncSettings Default = new(2, TimeSpan.FromHours(6), null, null);

    /// <summary>Reads an event invoke config; what it leaves out has Lambda's default.</summary>
    public static AsyncSettings From(JsonNode config) => new(
        Number(config["MaximumRetryAttempts"]) ?? Default.MaximumRetryAttempts,
        Number(config["MaximumEventAgeInSeconds"]) is { } seconds ? TimeSpan.FromSeconds(seconds) : Default.MaximumEventAge,
        (string?)config["DestinationConfig"]?["OnFailure"]?["Destination"],
        (string?)config["DestinationConfig"]?["OnSuccess"]?["Destination"]);

    static int? Number(JsonNode? node) => node is null ? null : int.Parse(node.ToString(), CultureInfo.InvariantCulture);
}
