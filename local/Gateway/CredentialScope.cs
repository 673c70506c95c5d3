using Microsoft.AspNetCore.Http;

namespace Delightful.Local.Gateway;

/// <summary>The service a signed request is for, from the scope of its SigV4 credential. Nothing is verified.</summary>
static class CredentialScope
{
    /// <summary>The signing name, or null for a request that is not signed.</summary>
    public static string? Service(HttpRequest request)
    {
        var credential = FromHeader(request.Headers.Authorization.ToString()) ?? (string?)request.Query["X-Amz-Credential"];
        var parts = credential?.Split('/') ?? [];
        return parts is [.., var service, "aws4_request"] && parts.Length >= 4 ? service.ToLowerInvariant() : null;
    }

    /// <summary>The access key that signed, or null for a request that is not signed.</summary>
    public static string? Key(HttpRequest request) =>
        (FromHeader(request.Headers.Authorization.ToString()) ?? (string?)request.Query["X-Amz-Credential"])?.Split('/')[0];

    static string? FromHeader(string authorization)
    {
        const string field = "Credential=";
        var at = authorization.IndexOf(field, StringComparison.Ordinal);
        if (!authorization.StartsWith("AWS4-", StringComparison.Ordinal) || at < 0)
            return null;
        var rest = authorization.AsSpan(at + field.Length);
        var end = rest.IndexOfAny(',', ' ');
        return (end < 0 ? rest : rest[..end]).ToString();
    }
}
