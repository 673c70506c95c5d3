using System.Text;

namespace Delightful.Core.Analysis.Source;

/// <summary>Makes text of the bytes of a file, whatever they are.</summary>
internal static class SourceText
{
    private const int Looked = 8 * 1024;
    private static readonly Encoding Utf8 = new UTF8Encoding(false, throwOnInvalidBytes: true);

    /// <summary>The text; null when it is none, such as a picture.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <param name="remark">What has to be said of it; null when it is ordinary.</param>
    public static string? Decode(ReadOnlySpan<byte> bytes, out string? remark)
    {
        remark = null;
        if (bytes is [0xEF, 0xBB, 0xBF, ..])
            bytes = bytes[3..];
        else if (bytes is [0xFF, 0xFE, ..])
            return Encoding.Unicode.GetString(bytes[2..]);
        else if (bytes is [0xFE, 0xFF, ..])
            return Encoding.BigEndianUnicode.GetString(bytes[2..]);
        if (bytes[..Math.Min(bytes.Length, Looked)].Contains((byte)0))
        {
            remark = "it is binary";
            return null;
        }
        try
        {
            return Utf8.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            remark = "it is not UTF-8";
            return Encoding.Latin1.GetString(bytes);
        }
    }
}
