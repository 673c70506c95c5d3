using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Amazon.Runtime;
using Delightful.Core.Events;
using Delightful.Core.Gate;

namespace Delightful.Cli.Targets;

/// <summary>Signs, with Signature Version 4, the call by which the pipeline asks AWS who sent an event.</summary>
static class ProofSigner
{
    const string Algorithm = "AWS4-HMAC-SHA256";

    /// <param name="credentials">Whose identity is proven.</param>
    /// <param name="sts">The STS that will be asked.</param>
    /// <param name="region">Its region.</param>
    /// <param name="about">What the event says, as a hash.</param>
    /// <param name="now">The moment; the proof ages from it on.</param>
    public static Proof Sign(ImmutableCredentials credentials, Uri sts, string region, string about, DateTimeOffset now)
    {
        var date = now.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
        var token = credentials.UseToken ? credentials.Token : null;
        (string Name, string? Value)[] headers =
            [("content-type", Proving.ContentType), ("host", sts.Authority), ("x-amz-date", date), ("x-amz-security-token", token), (Proving.Header, about)];
        var signed = headers.Where(header => header.Value is not null).ToList();
        var names = string.Join(';', signed.Select(header => header.Name));
        var canonical = $"POST\n/\n\n{string.Concat(signed.Select(header => $"{header.Name}:{header.Value}\n"))}\n{names}\n{Hash(Proving.Body)}";
        var scope = $"{date[..8]}/{region}/sts/aws4_request";
        var key = Keyed(Keyed(Keyed(Keyed(Encoding.UTF8.GetBytes($"AWS4{credentials.SecretKey}"), date[..8]), region), "sts"), "aws4_request");
        var signature = Convert.ToHexStringLower(Keyed(key, $"{Algorithm}\n{date}\n{scope}\n{Hash(canonical)}"));
        return new Proof
        {
            Authorization = $"{Algorithm} Credential={credentials.AccessKey}/{scope}, SignedHeaders={names}, Signature={signature}",
            Date = date,
            SessionToken = token,
        };
    }

    static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    static byte[] Keyed(byte[] key, string text) => HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text));
}
