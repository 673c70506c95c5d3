namespace Delightful.Cloud;

/// <summary>An item of the registry cannot be read. Nothing proceeds on it until a person has looked at it.</summary>
public sealed class RegistryCorruptException(string key, string what, Exception? inner = null)
    : Exception($"reading {key} from the registry: {what}", inner)
{
    /// <summary>The item, <c>pk / sk</c>.</summary>
    public string Key { get; } = key;
}
