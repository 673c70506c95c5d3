using Amazon.Lambda.Core;
using Delightful.Cloud;
using Delightful.Core.Answers;

namespace Delightful.Pipeline.Answers;

/// <summary>
/// Gives a request to whom it is for. What cannot be checked now (a secret, the registry) is refused: nobody is believed
/// for want of a check.
/// </summary>
public sealed class Webhooks(Func<SlackWebhook> slack, Func<GitHubWebhook> github)
{
    /// <summary>Handles a request.</summary>
    public async Task<WebhookAnswer> HandleAsync(WebhookRequest request, ILambdaLogger log, CancellationToken cancellationToken)
    {
        try
        {
            return (request.Method, request.Path) switch
            {
                ("POST", "/slack") => await slack().HandleAsync(request, log, cancellationToken).ConfigureAwait(false),
                ("POST", "/github") => await github().HandleAsync(request, log, cancellationToken).ConfigureAwait(false),
                _ => WebhookAnswer.NotFound,
            };
        }
        catch (Exception e) when (e is SecretUnavailableException or WebApiException or RetryLaterException or EventRefusedException
            or Polly.Timeout.TimeoutRejectedException || RegistryTrouble.IsOutage(e))
        {
            log.LogError(e, "an answer cannot be handled now; nothing was done");
            return WebhookAnswer.Unavailable;
        }
    }
}
