using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Delightful.Cloud.Tests.LanguageModel;

/// <summary>Checks a request's Signature Version 4 as AWS documents it, from what came over the wire.</summary>
internal static class SignatureCheck
{
    /// <summary>True when the request was signed with this secret for this service.</summary>
    public static bool IsSigned(HttpRequest request, byte[] body, string secret, string service)
    {
        var fields = request.Headers.Authorization.ToString().Split(' ', 2) is ["AWS4-HMAC-SHA256", var rest]
            ? rest.Split(',', StringSplitOptions.TrimEntries).Select(f => f.Split('=', 2)).ToDictionary(f => f[0], f => f[1])
            : [];
        if (!fields.TryGetValue("Credential", out var credential) || credential.Split('/') is not [_, var day, var region, var signedFor, "aws4_request"] || signedFor != service)
            return false;
        var time = request.Headers["X-Amz-Date"].ToString();
        var age = DateTimeOffset.UtcNow - DateTimeOffset.ParseExact(time, "yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
        if (!time.StartsWith(day, StringComparison.Ordinal) || age.Duration() > TimeSpan.FromMinutes(15))
            return false;
        var signed = fields["SignedHeaders"].Split(';');
        var canonical = string.Join('\n',
            request.Method,
            Path(request.HttpContext.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget),
            "",
            string.Concat(signed.Select(name => $"{name}:{request.Headers[name].ToString().Trim()}\n")),
            fields["SignedHeaders"],
            Hash(body));
        var toSign = string.Join('\n', "AWS4-HMAC-SHA256", time, $"{day}/{region}/{service}/aws4_request", Hash(Encoding.UTF8.GetBytes(canonical)));
        var key = new[] { day, region, service, "aws4_request", toSign }.Aggregate(Encoding.UTF8.GetBytes("AWS4" + secret), (k, part) => HMACSHA256.HashData(k, Encoding.UTF8.GetBytes(part)));
        return signed.Contains("host") && CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(Convert.ToHexStringLower(key)), Encoding.ASCII.GetBytes(fields["Signature"]));
    }

    /// <summary>The path is encoded once on the wire and once more for the signature, but for S3.</summary>
    private static string Path(string target) => string.Join('/', target.Split('?')[0].Split('/').Select(Uri.EscapeDataString));

    private static string Hash(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
