using System.Security.Cryptography;
using System.Text;

namespace Delightful.Core.Answers;

/// <summary>What the signatures of both senders have in common: HMAC-SHA256, written as hexadecimal digits.</summary>
internal static class Signatures
{
    /// <summary>The signature of some bytes.</summary>
    public static byte[] Of(string secret, ReadOnlySpan<byte> signed) => HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), signed);

    /// <summary>True when a header has exactly this signature. How long it takes does not tell how much of it is right.</summary>
    public static bool Matches(string header, string prefix, byte[] signature)
    {
        Span<byte> claimed = stackalloc byte[HMACSHA256.HashSizeInBytes];
        return header.StartsWith(prefix, StringComparison.Ordinal)
            && header.Length == prefix.Length + (2 * claimed.Length)
            && Convert.FromHexString(header.AsSpan(prefix.Length), claimed, out _, out _) == System.Buffers.OperationStatus.Done
            && CryptographicOperations.FixedTimeEquals(claimed, signature);
    }
}
