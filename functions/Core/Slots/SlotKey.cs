using System.Buffers;

namespace Delightful.Core.Slots;

/// <summary>
/// Names a slot: one service in one environment. Written <c>service/environment</c>, for example <c>web-app/dev</c>.
/// The names are safe in keys, paths and messages, and short enough for what is named after them: a target group of AWS
/// has at most 32 characters, and is called <c>service-environment-green</c>. Terraform has the same rule.
/// </summary>
public readonly record struct SlotKey
{
    /// <summary>What a service may be called, as a regular expression for the whole name.</summary>
    public const string ServicePattern = "[a-z]([a-z0-9-]{0,18}[a-z0-9])?";

    /// <summary>What an environment may be called, as a regular expression for the whole name, but for <see cref="NoEnvironment"/>.</summary>
    public const string EnvironmentPattern = "[a-z][a-z0-9]{0,9}";

    /// <summary>
    /// No environment is called so: the task family that migrates <c>a/b</c> is <c>a-b-migration</c>, and so would be that of the
    /// service <c>a-b</c> there.
    /// </summary>
    public const string NoEnvironment = "migration";

    /// <summary>How many characters the two names may have together.</summary>
    public const int LongestTogether = 25;

    /// <summary>The rule for services in words.</summary>
    public const string ServiceRule = "1 to 20 lower-case letters, digits and hyphens, starting with a letter and not ending with a hyphen";

    /// <summary>The rule for environments in words.</summary>
    public const string EnvironmentRule = "1 to 10 lower-case letters and digits, starting with a letter, other than migration";

    private static readonly SearchValues<char> InServices = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789-");

    private static readonly SearchValues<char> InEnvironments = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789");

    /// <summary>Makes a key. Throws <see cref="FormatException"/> when the names are not of the allowed form.</summary>
    public SlotKey(string service, string environment)
    {
        if (FaultOf(service, environment) is { } fault)
            throw new FormatException($"'{service}/{environment}' is not a slot: {fault}");
        (Service, Environment) = (service, environment);
    }

    /// <summary>The service: one deployable container image.</summary>
    public string Service { get; private init; }

    /// <summary>The environment it runs in.</summary>
    public string Environment { get; private init; }

    /// <summary>True when <paramref name="name"/> can name a service.</summary>
    public static bool IsService(ReadOnlySpan<char> name) =>
        name.Length is > 0 and <= 20 && char.IsAsciiLetterLower(name[0]) && name[^1] != '-' && !name.ContainsAnyExcept(InServices);

    /// <summary>True when <paramref name="name"/> can name an environment.</summary>
    public static bool IsEnvironment(ReadOnlySpan<char> name) =>
        name.Length is > 0 and <= 10 && char.IsAsciiLetterLower(name[0]) && !name.ContainsAnyExcept(InEnvironments) && !name.SequenceEqual(NoEnvironment);

    /// <summary>What keeps two names from naming a slot, in words; null when they do.</summary>
    public static string? FaultOf(ReadOnlySpan<char> service, ReadOnlySpan<char> environment) =>
        !IsService(service) ? $"a service has {ServiceRule}"
        : !IsEnvironment(environment) ? $"an environment has {EnvironmentRule}"
        : service.Length + environment.Length > LongestTogether ? $"service and environment together have at most {LongestTogether} characters"
        : null;

    /// <summary>Reads <c>service/environment</c>; null when the text is anything else.</summary>
    public static SlotKey? TryParse(string? text)
    {
        if (text?.IndexOf('/') is not (>= 0 and var slash) || FaultOf(text.AsSpan(0, slash), text.AsSpan(slash + 1)) is not null)
            return null;
        return new SlotKey { Service = text[..slash], Environment = text[(slash + 1)..] };
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Service}/{Environment}";
}
