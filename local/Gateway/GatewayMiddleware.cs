using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Delightful.Local.Gateway;

/// <summary>
/// Gives a signed request to the behaviour that owns it, else to moto; unsigned ones go on to the plain endpoints.
/// </summary>
sealed class GatewayMiddleware(
    RequestDelegate next,
    IEnumerable<IAwsBehaviour> behaviours,
    IEnumerable<IAwsObserver> observers,
    MotoForwarder moto,
    FaultyCalls faulty,
    CallCounts counts,
    ILogger<GatewayMiddleware> log)
{
    readonly IAwsBehaviour[] behaviours = [.. behaviours];
    readonly IAwsObserver[] observers = [.. observers];

    public async Task InvokeAsync(HttpContext http)
    {
        if (CredentialScope.Service(http.Request) is not { } service)
        {
            await next(http);
            return;
        }
        try
        {
            await RouteAsync(http, service, http.RequestAborted);
        }
        catch (AwsException e) when (!http.Response.HasStarted)
        {
            await ErrorResponse.WriteAsync(http.Response, e);
        }
    }

    async Task RouteAsync(HttpContext http, string service, CancellationToken ct)
    {
        var request = await BufferedRequest.ReadAsync(http, service, ct);
        counts.Called(request);
        if (faulty.Take(request) is { } fault)
            await faulty.AnswerAsync(http.Response, fault, () => AnswerAsync(http, request, ct), ct);
        else
            await AnswerAsync(http, request, ct);
    }

    async Task AnswerAsync(HttpContext http, AwsRequest request, CancellationToken ct)
    {
        if (behaviours.FirstOrDefault(b => b.Owns(request)) is { } owner)
        {
            await owner.AnswerAsync(request, ct);
            return;
        }
        var watching = observers.Where(o => o.Watches(request)).ToList();
        if (watching.Count == 0)
        {
            await moto.ForwardAsync(http, request);
            return;
        }
        var answer = await moto.AskAsync(request, ct);
        if (answer.Succeeded)
            foreach (var observer in watching)
                await ShowAsync(observer, request, answer, ct);
        await answer.WriteAsync(http.Response, ct);
    }

    async Task ShowAsync(IAwsObserver observer, AwsRequest request, MotoAnswer answer, CancellationToken ct)
    {
        try
        {
            await observer.SawAsync(request, answer.Body, ct);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            log.LogError(e, "{Observer} failed on {Service} {Operation}", observer.GetType().Name, request.Service, request.Operation);
        }
    }
}
