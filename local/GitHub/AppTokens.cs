using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Delightful.Local.GitHub;

/// <summary>Gives tokens to Apps that show who they are by a signature, as the host does, and knows those it gave.</summary>
sealed class AppTokens(TimeProvider clock)
{
    /// <summary>What an installation's token begins with.</summary>
    public const string Prefix = "ghs_";

    static readonly TimeSpan TokenLasts = TimeSpan.FromHours(1);
    static readonly TimeSpan LongestSignature = TimeSpan.FromMinutes(10);

    readonly Lock gate = new();
    readonly List<App> apps = [];
    readonly Dictionary<string, DateTimeOffset> given = [];

    /// <summary>How many tokens were given.</summary>
    public int Given
    {
        get
        {
            lock (gate)
                return given.Count;
        }
    }

    public void Register(App app)
    {
        lock (gate)
            apps.Add(app);
    }

    /// <summary>A token of an installation and its end; null with the reason when the signature is not that of its App.</summary>
    public (string Token, DateTimeOffset Until)? Give(string installation, string signed, out string refusal)
    {
        lock (gate)
        {
            var app = apps.Find(known => known.Installation == installation);
            refusal = app is null ? "Integration not found" : Check(app, signed);
            if (refusal.Length > 0)
                return null;
            var token = Prefix + RandomNumberGenerator.GetHexString(36, lowercase: true);
            return (token, given[token] = clock.GetUtcNow() + TokenLasts);
        }
    }

    public bool Knows(string token)
    {
        lock (gate)
            return given.TryGetValue(token, out var until) && clock.GetUtcNow() < until;
    }

    /// <summary>Takes every token back.</summary>
    public void Revoke()
    {
        lock (gate)
            given.Keys.ToList().ForEach(token => given[token] = DateTimeOffset.MinValue);
    }

    string Check(App app, string signed)
    {
        const string undecodable = "A JSON web token could not be decoded";
        if (signed.Split('.') is not [var header, var claims, var signature])
            return undecodable;
        try
        {
            using var key = RSA.Create();
            key.ImportFromPem(app.PublicKey);
            if (!key.VerifyData(Encoding.ASCII.GetBytes($"{header}.{claims}"), Base64Url.DecodeFromChars(signature), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1))
                return undecodable;
            using var says = JsonDocument.Parse(Base64Url.DecodeFromChars(claims));
            using var how = JsonDocument.Parse(Base64Url.DecodeFromChars(header));
            var (from, until) = (Time(says, "iat"), Time(says, "exp"));
            var now = clock.GetUtcNow();
            return how.RootElement.GetProperty("alg").GetString() != "RS256" || says.RootElement.GetProperty("iss").GetString() != app.Id ? undecodable
                : from > now ? "'Issued at' claim ('iat') must be an Integer representing a time in the past"
                : until <= now ? "'Expiration time' claim ('exp') must be a numeric value representing the future time at which the assertion expires"
                : until - now > LongestSignature ? "'Expiration time' claim ('exp') is too far in the future"
                : "";
        }
        catch (Exception e) when (e is FormatException or JsonException or KeyNotFoundException or CryptographicException)
        {
            return undecodable;
        }
    }

    static DateTimeOffset Time(JsonDocument says, string name) => DateTimeOffset.FromUnixTimeSeconds(says.RootElement.GetProperty(name).GetInt64());
}
