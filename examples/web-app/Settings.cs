namespace WebApp;

/// <summary>What the task definition tells the service: where to listen, who it is, how to behave.</summary>
public sealed record Settings(int Port, string Version, Behaviour Behaviour)
{
    /// <summary>Reads PORT (8080), IMAGE_TAG ("development") and WEB_APP_BEHAVIOUR (healthy).</summary>
    /// <exception cref="FormatException">A value is not one of those allowed; the message names the variable.</exception>
    public static Settings From(Func<string, string?> variable) => new(
        Port: variable("PORT") is { Length: > 0 } port
            ? int.TryParse(port, out var number) && number is > 0 and <= 65535
                ? number
                : throw new FormatException($"PORT is '{port}'; it must be a number from 1 to 65535.")
            : 8080,
        Version: variable("IMAGE_TAG") is { Length: > 0 } tag ? tag : "development",
        Behaviour: variable("WEB_APP_BEHAVIOUR") is { Length: > 0 } name
            ? Enum.TryParse<Behaviour>(name, ignoreCase: true, out var behaviour) && Enum.IsDefined(behaviour)
                ? behaviour
                : throw new FormatException(
                    $"WEB_APP_BEHAVIOUR is '{name}'; it must be healthy, unhealthy, slow or crashing.")
            : Behaviour.Healthy);
}
