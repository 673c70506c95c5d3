namespace Delightful.Cloud;

/// <summary>Where the registry is, and how long it remembers.</summary>
/// <param name="Table">The DynamoDB table.</param>
public sealed record RegistrySettings(string Table)
{
    /// <summary>How many days are remembered when nothing is said.</summary>
    public const int DefaultRetentionDays = 400;

    /// <summary>
    /// How long a deployment is remembered after its end, and a record after it was made. Then the table may delete it,
    /// sooner or later; nothing waits for that.
    /// </summary>
    public TimeSpan Retention { get; init; } = TimeSpan.FromDays(DefaultRetentionDays);
}
