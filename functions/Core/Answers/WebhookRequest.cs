namespace Delightful.Core.Answers;

/// <summary>An HTTP request from outside, before anything in it is believed.</summary>
/// <param name="Method">The HTTP method.</param>
/// <param name="Path">The path, without a query.</param>
/// <param name="Headers">By name in lower case; a header that stands there several times is one value with commas.</param>
/// <param name="Body">The body, byte by byte as it was sent: that is what is signed.</param>
public sealed record WebhookRequest(string Method, string Path, IReadOnlyDictionary<string, string> Headers, ReadOnlyMemory<byte> Body)
{
    /// <summary>The most bytes of a body that are looked at.</summary>
    public const int LargestBody = 256 * 1024;

    /// <summary>A header that stands there once; null when it is missing, empty or there several times.</summary>
    public string? Single(string name) =>
        Headers.TryGetValue(name, out var value) && value.Length > 0 && !value.Contains(',', StringComparison.Ordinal) ? value : null;

    /// <summary>True when the body is said to be of this kind, whatever follows it.</summary>
    public bool Is(string contentType) =>
        Headers.TryGetValue("content-type", out var value) && value.Split(';')[0].Trim().Equals(contentType, StringComparison.OrdinalIgnoreCase);
}
