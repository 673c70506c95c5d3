using Delightful.Core.Text;

namespace Delightful.Core.Feedback;

/// <summary>Addresses that may become links.</summary>
public static class SafeUrl
{
    /// <summary>The address in its escaped form; null when it is none, is not of the web, names a user, or is hardly a link.</summary>
    public static string? Of(string? url) =>
        url is { Length: <= 2000 } && CleanText.Line(url) == url
        && Uri.TryCreate(url, UriKind.Absolute, out var address)
        && address.Scheme is "http" or "https" && address.UserInfo.Length == 0
            ? address.AbsoluteUri.Replace("|", "%7C", StringComparison.Ordinal)
            : null;
}
