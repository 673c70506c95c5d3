using Delightful.Local.Lambda.Functions;
using Delightful.Local.Lambda.Instances;
using Microsoft.Extensions.Logging;

namespace Delightful.Local.Lambda.Async;

/// <summary>Asynchronous invocation: two more tries after one and two minutes, then the failure destination.</summary>
sealed class AsyncInvoker(
    FunctionCatalogue catalogue,
    FunctionHost host,
    Destinations destinations,
    LocalCloudOptions options,
    TimeProvider time,
    BackgroundWork background,
    ILogger<AsyncInvoker> log) : IFunctionInvoker
{
    public async Task InvokeAsync(string functionName, ReadOnlyMemory<byte> payload, CancellationToken ct)
    {
        var function = await catalogue.GetAsync(functionName, ct);
        background.Run($"invocation of {function.Name}", stop => RunAsync(function, payload, stop));
    }

    async Task RunAsync(FunctionDefinition function, ReadOnlyMemory<byte> payload, CancellationToken ct)
    {
        var age = TimeSpan.Zero;
        for (var tries = 1; ; tries++)
        {
            var (requestId, result) = await TryAsync(function, payload, ct);
            if (result.Succeeded)
            {
                await destinations.SendAsync(function.Async.OnSuccess, new Outcome(function, requestId, "Success", tries, payload, result), ct);
                return;
            }
            var pause = TimeSpan.FromMinutes(tries);
            age += pause;
            log.LogWarning("Function {Function} failed, try {Try}: {Error}", function.Name, tries, System.Text.Encoding.UTF8.GetString(result.Payload.Span));
            if (tries > function.Async.MaximumRetryAttempts || age > function.Async.MaximumEventAge)
            {
                var condition = tries > function.Async.MaximumRetryAttempts ? "RetriesExhausted" : "EventAgeExceeded";
                await destinations.SendAsync(function.Async.OnFailure, new Outcome(function, requestId, condition, tries, payload, result), ct);
                return;
            }
            await Task.Delay(options.Scaled(pause), time, ct);
        }
    }

    async Task<(string RequestId, InvocationResult Result)> TryAsync(FunctionDefinition function, ReadOnlyMemory<byte> payload, CancellationToken ct)
    {
        try
        {
            return await host.InvokeAsync(function.Name, payload, ct);
        }
        catch (Exception e) when (e is AwsException or System.ComponentModel.Win32Exception)
        {
            return (Guid.NewGuid().ToString(), InvocationResult.Failed("Runtime.InvalidEntrypoint", e.Message));
        }
    }
}
