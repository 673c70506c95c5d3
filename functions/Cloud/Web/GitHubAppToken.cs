using System.Buffers.Text;
using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Delightful.Cloud;

/// <summary>
/// Tokens of a GitHub App: the App shows by a signature of its private key who it is, and is given a token for its
/// installation that lasts an hour. It is kept until shortly before its end.
/// </summary>
internal sealed class GitHubAppToken(HttpClient http, Uri apiUrl, GitHubAppSettings app, Secrets secrets, TimeProvider clock) : IWebToken, IDisposable
{
    private const string Doing = "asking for a token of the GitHub App";
    private const int LargestAnswer = 1024 * 1024;

    /// <summary>A call that begins with a token should also end with it.</summary>
    private static readonly TimeSpan Spare = TimeSpan.FromMinutes(5);

    /// <summary>GitHub takes ten minutes at most, and its clock may be behind.</summary>
    private static readonly TimeSpan SignatureLasts = TimeSpan.FromMinutes(8);

    private static readonly TimeSpan ClockSkew = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(10);

    private readonly SemaphoreSlim _one = new(1);
    private (string Token, DateTimeOffset Until)? _known;

    public async Task<string> GetAsync(CancellationToken cancellationToken)
    {
        await _one.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (_known is not { } known || clock.GetUtcNow() >= known.Until - Spare)
                _known = known = await AskAsync(cancellationToken).ConfigureAwait(false);
            return known.Token;
        }
        finally
        {
            _one.Release();
        }
    }

    public async Task<string?> RenewAsync(string refused, CancellationToken cancellationToken)
    {
        if (_known?.Token == refused)
            _known = null;
        return await GetAsync(cancellationToken).ConfigureAwait(false);
    }

    public void Dispose() => _one.Dispose();

    private async Task<(string Token, DateTimeOffset Until)> AskAsync(CancellationToken cancellationToken)
    {
        var key = await secrets.GetAsync(app.KeySecret, cancellationToken).ConfigureAwait(false);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Timeout);
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(apiUrl, $"app/installations/{Uri.EscapeDataString(app.InstallationId)}/access_tokens"));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Signed(key));
        request.Headers.UserAgent.ParseAdd("delightful");
        request.Headers.Accept.ParseAdd("application/vnd.github+json");
        using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, limit.Token).ConfigureAwait(false);
        await response.Content.LoadIntoBufferAsync(LargestAnswer, limit.Token).ConfigureAwait(false);
        var body = WebAnswer.Parse(await response.Content.ReadAsByteArrayAsync(limit.Token).ConfigureAwait(false));
        if (!response.IsSuccessStatusCode)
            throw new WebApiException("GitHub", Doing, (int)response.StatusCode, body.Text("message"));
        return body.Text("token") is { Length: > 0 } token
            && DateTimeOffset.TryParse(body.Text("expires_at"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var until)
            ? (token, until)
            : throw new WebApiException("GitHub", Doing, status: null, "without a token");
    }

    /// <summary>A JSON web token: who it is, since when and until when, signed with RS256.</summary>
    private string Signed(string key)
    {
        var now = clock.GetUtcNow();
        var text = $"{Encoded("""{"alg":"RS256","typ":"JWT"}""")}.{Encoded(Claims(now - ClockSkew, now + SignatureLasts))}";
        using var rsa = RSA.Create();
        try
        {
            rsa.ImportFromPem(key);
        }
        catch (Exception e) when (e is ArgumentException or CryptographicException)
        {
            throw new SecretUnavailableException(app.KeySecret, "it is not a private key in PEM form");
        }
        var signature = rsa.SignData(Encoding.ASCII.GetBytes(text), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        return $"{text}.{Base64Url.EncodeToString(signature)}";
    }

    private string Claims(DateTimeOffset from, DateTimeOffset until) => string.Create(
        CultureInfo.InvariantCulture,
        $$"""{"iat":{{from.ToUnixTimeSeconds()}},"exp":{{until.ToUnixTimeSeconds()}},"iss":"{{JsonEncodedText.Encode(app.AppId)}}"}""");

    private static string Encoded(string json) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(json));
}
