using System.Text.RegularExpressions;

namespace Delightful.Core.Slots;

/// <summary>
/// Names a slot: one service in one environment. Written <c>service/environment</c>, for example <c>web-app/dev</c>.
/// Both names are lower-case letters, digits and hyphens, start with a letter and have at most 32 characters,
/// so they are safe in keys, paths, resource names and messages.
/// </summary>
public readonly partial record struct SlotKey
{
    /// <summary>Makes a key. Throws <see cref="FormatException"/> when a name is not of the allowed form.</summary>
    public SlotKey(string service, string environment)
    {
        if (!IsName(service) || !IsName(environment))
            throw new FormatException($"'{service}/{environment}' is not a slot: names are lower-case letters, digits and hyphens, at most 32");
        (Service, Environment) = (service, environment);
    }

    /// <summary>The service: one deployable container image.</summary>
    public string Service { get; }

    /// <summary>The environment it runs in.</summary>
    public string Environment { get; }

    /// <summary>True when <paramref name="name"/> can name a service or an environment.</summary>
    public static bool IsName(string? name) => name is not null && Name().IsMatch(name);

    /// <summary>Reads <c>service/environment</c>; null when the text is anything else.</summary>
    public static SlotKey? TryParse(string? text)
    {
        var parts = text?.Split('/');
        return parts is [var service, var environment] && IsName(service) && IsName(environment)
            ? new SlotKey(service, environment)
            : null;
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Service}/{Environment}";

    [GeneratedRegex(@"\A[a-z][a-z0-9-]{0,31}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Name();
}
