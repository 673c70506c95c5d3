namespace Delightful.Cloud;

/// <summary>Where the registry is.</summary>
/// <param name="Table">The DynamoDB table.</param>
public sealed record RegistrySettings(string Table);
