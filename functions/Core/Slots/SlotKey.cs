using System.Text.RegularExpressions;

namespace Delightful.Core.Slots;

/// <summary>
/// Names a slot: one service in one environment. Written <c>service/environment</c>, for example <c>web-app/dev</c>.
/// The names are safe in keys, paths and messages, and short enough for what is named after them: a target group of AWS
/// has at most 32 characters, and is called <c>service-environment-green</c>. Terraform has the same rule.
/// </summary>
public readonly partial record struct SlotKey
{
    /// <summary>What a service may be called, as a regular expression for the whole name.</summary>
    public const string ServicePattern = "[a-z]([a-z0-9-]{0,18}[a-z0-9])?";

    /// <summary>What an environment may be called, as a regular expression for the whole name.</summary>
    public const string EnvironmentPattern = "[a-z][a-z0-9]{0,9}";

    /// <summary>How many characters the two names may have together.</summary>
    public const int LongestTogether = 25;

    /// <summary>The rule for services in words.</summary>
    public const string ServiceRule = "1 to 20 lower-case letters, digits and hyphens, starting with a letter and not ending with a hyphen";

    /// <summary>The rule for environments in words.</summary>
    public const string EnvironmentRule = "1 to 10 lower-case letters and digits, starting with a letter";

    /// <summary>Makes a key. Throws <see cref="FormatException"/> when the names are not of the allowed form.</summary>
    public SlotKey(string service, string environment)
    {
        if (FaultOf(service, environment) is { } fault)
            throw new FormatException($"'{service}/{environment}' is not a slot: {fault}");
        (Service, Environment) = (service, environment);
    }

    /// <summary>The service: one deployable container image.</summary>
    public string Service { get; }

    /// <summary>The environment it runs in.</summary>
    public string Environment { get; }

    /// <summary>True when <paramref name="name"/> can name a service.</summary>
    public static bool IsService(string? name) => name is not null && ServiceName().IsMatch(name);

    /// <summary>True when <paramref name="name"/> can name an environment.</summary>
    public static bool IsEnvironment(string? name) => name is not null && EnvironmentName().IsMatch(name);

    /// <summary>What keeps two names from naming a slot, in words; null when they do.</summary>
    public static string? FaultOf(string? service, string? environment) =>
        !IsService(service) ? $"a service has {ServiceRule}"
        : !IsEnvironment(environment) ? $"an environment has {EnvironmentRule}"
        : service!.Length + environment!.Length > LongestTogether ? $"service and environment together have at most {LongestTogether} characters"
        : null;

    /// <summary>Reads <c>service/environment</c>; null when the text is anything else.</summary>
    public static SlotKey? TryParse(string? text) =>
        text?.Split('/') is [var service, var environment] && FaultOf(service, environment) is null
            ? new SlotKey(service, environment)
            : null;

    /// <inheritdoc/>
    public override string ToString() => $"{Service}/{Environment}";

    [GeneratedRegex(@"\A" + ServicePattern + @"\z", RegexOptions.CultureInvariant)]
    private static partial Regex ServiceName();

    [GeneratedRegex(@"\A" + EnvironmentPattern + @"\z", RegexOptions.CultureInvariant)]
    private static partial Regex EnvironmentName();
}
