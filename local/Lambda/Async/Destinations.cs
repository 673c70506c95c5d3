using System.Text;
using Delightful.Local.EventBridge;
using Delightful.Local.EventBridge.Rules;
using Delightful.Local.Queues;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Delightful.Local.Lambda.Async;

/// <summary>Sends the outcome of an asynchronous invocation to a queue, a function or a bus.</summary>
sealed class Destinations(IServiceProvider services, QueueClient queues, TimeProvider time, ILogger<Destinations> log)
{
    public async Task SendAsync(string? destination, Outcome outcome, CancellationToken ct)
    {
        var record = outcome.ToJson(time.GetUtcNow());
        switch (destination?.Split(':')[2])
        {
            case null:
                break;
            case "sqs":
                await queues.SendAsync(destination, record.ToJsonString(), null, [], ct);
                break;
            case "lambda":
                await services.GetRequiredService<IFunctionInvoker>().InvokeAsync(destination, Encoding.UTF8.GetBytes(record.ToJsonString()), ct);
                break;
            case "events":
                var detailType = $"Lambda Function Invocation Result - {(outcome.Result.Succeeded ? "Success" : "Failure")}";
                services.GetRequiredService<EventRouter>().Route(BusEvent.Create(BusName.Of(destination), "lambda", detailType, [outcome.Function.Arn], record.ToJsonString(), time.GetUtcNow()));
                break;
            default:
                log.LogError("Destination {Destination} of {Function} is of a kind the local cloud does not have", destination, outcome.Function.Name);
                break;
        }
    }
}
