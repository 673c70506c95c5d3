using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Delightful.Core.Slots;

/// <summary>A slot as it is written: the same slot always gives the same text, and so the same token.</summary>
/// <param name="Text">The slot as JSON.</param>
/// <param name="Token">Tells this text from every other: 36 hexadecimal digits of its hash.</param>
public sealed record SlotDocument(string Text, string Token)
{
    /// <summary>Writes a slot.</summary>
    public static SlotDocument Of(Slot slot)
    {
        var text = JsonSerializer.Serialize(slot, CoreJson.Default.Slot);
        return new SlotDocument(text, TokenOf(text));
    }

    /// <summary>The token of any text that is written.</summary>
    public static string TokenOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..36];
}
