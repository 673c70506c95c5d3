using System.Net;
using Delightful.Core;
using Delightful.Core.Gate;

namespace Delightful.Cloud;

/// <summary>Where the organisation's policies are asked.</summary>
/// <param name="Address">The address of the policies on an Open Policy Agent's data API, <c>https://opa.example.com/v1/data/delightful/plan</c>.</param>
public sealed record PolicyAgentSettings(Uri Address)
{
    /// <summary>How long one try may take.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(10);
}

/// <summary>
/// Asks an Open Policy Agent what it says of a plan. It gets the plan as Terraform prints it, as <c>input</c>, while it
/// is read: no plan is held in memory. Whatever goes wrong is an answer too, one that nobody takes for a yes.
/// </summary>
public sealed class PolicyAgent(HttpClient http, PolicyAgentSettings settings, TimeProvider clock)
{
    private const int Tries = 2;
    private const int LargestAnswer = 1024 * 1024;

    /// <summary>What the organisation's policies say.</summary>
    /// <param name="openPlan">Opens the plan's JSON from its start; null when it is gone.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<PolicyAnswer> AskAsync(Func<CancellationToken, Task<Stream?>> openPlan, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            var (answer, mayRepeat) = await TryAsync(openPlan, cancellationToken).ConfigureAwait(false);
            if (!mayRepeat || attempt == Tries)
                return answer;
        }
    }

    /// <summary>A handler that follows nobody elsewhere: plans hold secrets.</summary>
    public static SocketsHttpHandler CreateHandler() => new() { AllowAutoRedirect = false, UseCookies = false, ConnectTimeout = TimeSpan.FromSeconds(5) };

    private async Task<(PolicyAnswer Answer, bool MayRepeat)> TryAsync(Func<CancellationToken, Task<Stream?>> openPlan, CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(settings.Patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, patience.Token);
        try
        {
            var plan = await openPlan(either.Token).ConfigureAwait(false);
            if (plan is null)
                return (PolicyAnswer.None("the plan is gone"), false);
            await using (plan.ConfigureAwait(false))
            {
                return await AskAsync(plan, either.Token).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return (PolicyAnswer.None($"they did not answer within {Words.Duration(settings.Patience)}"), false);
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            return (PolicyAnswer.None(e is HttpRequestException { HttpRequestError: HttpRequestError.ConfigurationLimitExceeded } ? "they answered more than is read" : "they cannot be reached"), true);
        }
    }

    private async Task<(PolicyAnswer, bool)> AskAsync(Stream plan, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, settings.Address) { Content = new PlanInput(plan) };
        request.Headers.UserAgent.ParseAdd("delightful");
        using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
        if (response.StatusCode != HttpStatusCode.OK)
            return (PolicyAnswer.None($"they answered {(int)response.StatusCode}"), response.StatusCode >= HttpStatusCode.InternalServerError);
        await response.Content.LoadIntoBufferAsync(LargestAnswer, cancellationToken).ConfigureAwait(false);
        return (OpaAnswer.Read(await response.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false)), false);
    }
}
