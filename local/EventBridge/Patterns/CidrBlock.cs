using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;

namespace Delightful.Local.EventBridge.Patterns;

/// <summary>cidr: an address, of version 4 or 6, inside a block. A version 4 value is four decimal parts.</summary>
static class CidrBlock
{
    public static Condition Compile(JsonElement value, string path)
    {
        if (value.ValueKind != JsonValueKind.String)
            throw InvalidPattern.Because("cidr match pattern must be a string", path);
        if (value.GetString()!.Split('/') is not [var address, var mask])
            throw InvalidPattern.Because("Malformed CIDR, one '/' required", path);
        if (Parse(address) is not { } network)
            throw InvalidPattern.Because($"Malformed CIDR, address {address} is not valid", path);
        if (!int.TryParse(mask, NumberStyles.None, CultureInfo.InvariantCulture, out var bits))
            throw InvalidPattern.Because("Malformed CIDR, mask bits must be an integer", path);
        if (bits > network.Length * 8)
            throw InvalidPattern.Because($"Malformed CIDR, mask bits must be at most {network.Length * 8}", path);
        return Condition.OfText(actual => Parse(actual) is { } candidate && candidate.Length == network.Length && SameBits(network, candidate, bits));
    }

    static byte[]? Parse(string text) =>
        IPAddress.TryParse(text, out var address) &&
        (address.AddressFamily == AddressFamily.InterNetworkV6 || text.Split('.').Length == 4)
            ? address.GetAddressBytes()
            : null;

    static bool SameBits(byte[] left, byte[] right, int bits)
    {
        var whole = bits / 8;
        if (!left.AsSpan(0, whole).SequenceEqual(right.AsSpan(0, whole)))
            return false;
        var rest = bits % 8;
        return rest == 0 || (left[whole] ^ right[whole]) >> (8 - rest) == 0;
    }
}
