using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Delightful.Core.Events;
using Delightful.Core.Gate;

namespace Delightful.Cloud;

/// <summary>Where identities are asked for.</summary>
/// <param name="Url">STS in the region of the pipeline, <c>https://sts.us-east-1.amazonaws.com/</c>.</param>
/// <param name="Region">That region: a signature for another one is not passed on.</param>
public sealed record IdentitySettings(Uri Url, string Region)
{
    /// <summary>The STS of a region; <paramref name="endpoint"/> is what answers in place of AWS, null for AWS itself.</summary>
    public static IdentitySettings Of(string region, string? endpoint) => new(
        endpoint is { Length: > 0 } ? new Uri(endpoint.TrimEnd('/') + "/")
        : new Uri($"https://sts.{region}.amazonaws.com{(region.StartsWith("cn-", StringComparison.Ordinal) ? ".cn" : "")}/"),
        region);
}

/// <summary>
/// STS's GetCallerIdentity, called with the signature of whoever is to be identified. The address, the body and the header
/// that binds the signature are ours, so a forged proof can only be refused.
/// </summary>
public sealed partial class Identities(HttpClient http, IdentitySettings settings) : IIdentities
{
    private const int LongestHeader = 8192;

    /// <inheritdoc/>
    public async Task<string?> ArnOfAsync(Proof proof, string about, string account, CancellationToken cancellationToken)
    {
        if (proof is not { Authorization: { Length: <= LongestHeader } signature, Date: { } date } || proof.SessionToken?.Length > LongestHeader || !Date().IsMatch(date)
            || Signed().Match(signature) is not { Success: true } signed || signed.Groups["region"].Value != settings.Region
            || !signed.Groups["headers"].Value.Split(';').Contains(Proving.Header) || proof.SessionToken?.Any(char.IsControl) == true)
            return null;
        using var request = new HttpRequestMessage(HttpMethod.Post, settings.Url);
        request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(Proving.Body));
        request.Content.Headers.TryAddWithoutValidation("content-type", Proving.ContentType);
        request.Headers.TryAddWithoutValidation("authorization", signature);
        request.Headers.TryAddWithoutValidation("x-amz-date", date);
        request.Headers.TryAddWithoutValidation(Proving.Header, about);
        if (proof.SessionToken is { } token)
            request.Headers.TryAddWithoutValidation("x-amz-security-token", token);
        using var answer = await http.SendAsync(request, cancellationToken).ConfigureAwait(false);
        if (answer.StatusCode >= HttpStatusCode.InternalServerError || answer.StatusCode == HttpStatusCode.TooManyRequests)
            throw new HttpRequestException($"asking STS who signed an event: it answered {(int)answer.StatusCode}", null, answer.StatusCode);
        return answer.IsSuccessStatusCode
            ? ArnIn(await answer.Content.ReadAsStringAsync(cancellationToken).ConfigureAwait(false), account)
            : null;
    }

    private static string? ArnIn(string xml, string account) =>
        Arn().Match(xml) is { Success: true } found && found.Groups["account"].Value == account ? found.Groups["arn"].Value : null;

    [GeneratedRegex("<Arn>(?<arn>arn:[a-z-]+:(iam|sts)::(?<account>[0-9]{12}):[^<&:]{1,150})</Arn>", RegexOptions.CultureInvariant)]
    private static partial Regex Arn();

    [GeneratedRegex(@"\AAWS4-HMAC-SHA256 Credential=[A-Za-z0-9]{4,128}/[0-9]{8}/(?<region>[a-z0-9-]{1,32})/sts/aws4_request, ?SignedHeaders=(?<headers>[a-z0-9;-]{1,256}), ?Signature=[0-9a-f]{64}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Signed();

    [GeneratedRegex(@"\A[0-9]{8}T[0-9]{6}Z\z", RegexOptions.CultureInvariant)]
    private static partial Regex Date();
}
