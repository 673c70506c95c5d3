using Delightful.Core.Errors;
using Delightful.Core.Events;

namespace Delightful.Core.Answers;

/// <summary>
/// Whether GitHub sent a request: SHA-256 over the body as it came. The older SHA-1 header proves nothing here. The delivery
/// id is in a header and not signed, so it is good for logs only: a request is known again by what is signed.
/// </summary>
public static class GitHubSignature
{
    private const string Prefix = "sha256=";

    /// <summary>What is wrong with a request; null when GitHub sent it.</summary>
    public static InputError? Check(string secret, WebhookRequest request)
    {
        if (request.Single("x-hub-signature-256") is not { } header || request.Single("x-github-delivery") is null || request.Single("x-github-event") is null)
            return new InputError(AnswerErrors.NotSigned, "taking an answer from GitHub: a header of the signature or of the delivery is missing or there several times");
        return Signatures.Matches(header, Prefix, Signatures.Of(secret, request.Body.Span))
            ? null
            : new InputError(AnswerErrors.WrongSignature, "taking an answer from GitHub: the signature is not that of the webhook's secret");
    }
}
