using System.Security.Cryptography;
using System.Text;

namespace Delightful.Cloud;

/// <summary>The signature of Standard Webhooks: HMAC-SHA256 over the id, the time and the body, each parted by a dot.</summary>
internal static class WebhookSignature
{
    private const string Prefix = "whsec_";
    private const int ShortestKey = 24;
    private const int LongestKey = 64;

    /// <summary>The id of a notice as a header takes it: without the dot that parts it from the time.</summary>
    public static string IdOf(string id) => $"msg_{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(id)))[..32]}";

    /// <summary>A signature by each key, separated by spaces; null when a key is none.</summary>
    public static string? Of(string id, string time, byte[] body, string keys)
    {
        var prefix = Encoding.UTF8.GetBytes($"{id}.{time}.");
        byte[] signed = [.. prefix, .. body];
        List<string> signatures = [];
        foreach (var key in keys.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (BytesOf(key) is not { } bytes)
                return null;
            signatures.Add($"v1,{Convert.ToBase64String(HMACSHA256.HashData(bytes, signed))}");
        }
        return signatures.Count == 0 ? null : string.Join(' ', signatures);
    }

    private static byte[]? BytesOf(string key)
    {
        if (!key.StartsWith(Prefix, StringComparison.Ordinal))
            return null;
        var bytes = new byte[LongestKey];
        return Convert.TryFromBase64String(key[Prefix.Length..], bytes, out var length) && length >= ShortestKey ? bytes[..length] : null;
    }
}
