using System.Collections.Concurrent;
using System.Text.Json;

namespace Delightful.Cloud;

/// <summary>Where secrets are read.</summary>
/// <param name="Endpoint">The AWS parameters and secrets extension, <c>http://localhost:2773</c>.</param>
/// <param name="SessionToken">What shows the extension that the call comes from this function.</param>
public sealed record SecretSettings(Uri Endpoint, string SessionToken)
{
    /// <summary>Leaves the token out.</summary>
    public override string ToString() => $"{nameof(SecretSettings)} {{ Endpoint = {Endpoint} }}";
}

/// <summary>Secrets by name: encrypted parameters of Parameter Store, through the AWS parameters and secrets extension. A secret is kept for five minutes.</summary>
public sealed class Secrets(HttpClient http, SecretSettings settings, TimeProvider clock)
{
    private static readonly TimeSpan KeptFor = TimeSpan.FromMinutes(5);

    private readonly ConcurrentDictionary<string, (string Value, DateTimeOffset ReadAt)> _known = new(StringComparer.Ordinal);

    /// <summary>The secret's text. Throws <see cref="SecretUnavailableException"/> when it cannot be read now.</summary>
    public async Task<string> GetAsync(string name, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (_known.TryGetValue(name, out var known) && now - known.ReadAt < KeptFor)
            return known.Value;
        var value = await ReadAsync(name, cancellationToken).ConfigureAwait(false);
        _known[name] = (value, now);
        return value;
    }

    /// <summary>Reads the secret anew next time, when it is still this text: it was refused.</summary>
    public void Forget(string name, string refused)
    {
        if (_known.TryGetValue(name, out var known) && known.Value == refused)
            _known.TryRemove(KeyValuePair.Create(name, known));
    }

    private async Task<string> ReadAsync(string name, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(
            HttpMethod.Get, new Uri(settings.Endpoint, $"/systemsmanager/parameters/get?name={Uri.EscapeDataString(name)}&withDecryption=true"));
        request.Headers.Add("X-Aws-Parameters-Secrets-Token", settings.SessionToken);
        try
        {
            using var response = await http.SendAsync(request, cancellationToken).ConfigureAwait(false);
            if (!response.IsSuccessStatusCode)
                throw new SecretUnavailableException(name, $"the extension answered {(int)response.StatusCode}");
            var body = await response.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
            return Text(body) ?? throw new SecretUnavailableException(name, "it has no text");
        }
        catch (HttpRequestException e)
        {
            throw new SecretUnavailableException(name, $"the extension does not answer ({e.HttpRequestError})");
        }
    }

    private static string? Text(byte[] body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            return document.RootElement.TryGetProperty("Parameter", out var parameter) && parameter.TryGetProperty("Value", out var text) && text.GetString()?.Trim() is { Length: > 0 } value ? value : null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return null;
        }
    }
}

/// <summary>A secret cannot be read now. Says which and why, never its value.</summary>
public sealed class SecretUnavailableException(string name, string why) : Exception($"reading the secret {name}: {why}");
