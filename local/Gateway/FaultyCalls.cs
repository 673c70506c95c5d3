using System.Text;
using Delightful.Local.Faults;
using Microsoft.AspNetCore.Http;

namespace Delightful.Local.Gateway;

/// <summary>Lets calls of AWS services go wrong as the fault plan says.</summary>
sealed class FaultyCalls(FaultPlan plan, TimeProvider clock)
{
    /// <summary>What is to happen to a call; null for what it asks.</summary>
    public ServiceFault? Take(AwsRequest request) =>
        plan.TakeCall(request.Service, request.Operation, about => Encoding.UTF8.GetString(request.Body.Span).Contains(about, StringComparison.Ordinal));

    /// <summary>Answers a call with its fault.</summary>
    /// <param name="response">The response.</param>
    /// <param name="fault">What goes wrong.</param>
    /// <param name="effect">Gives the call its effect, and writes an answer that nobody gets.</param>
    /// <param name="ct">Ends the waiting.</param>
    public async Task AnswerAsync(HttpResponse response, ServiceFault fault, Func<Task> effect, CancellationToken ct)
    {
        if (fault.Kind == ServiceFaultKind.LoseAnswer)
            await LoseAsync(response, effect);
        else if (fault.Kind == ServiceFaultKind.Hang)
            await Task.Delay(fault.Delay, clock, ct);
        await ErrorResponse.WriteAsync(response, Error(fault));
    }

    static async Task LoseAsync(HttpResponse response, Func<Task> effect)
    {
        var body = response.Body;
        using var lost = new MemoryStream();
        response.Body = lost;
        try
        {
            await effect();
        }
        finally
        {
            response.Body = body;
            response.Clear();
        }
    }

    static AwsException Error(ServiceFault fault) => (fault.Kind, fault.Service) switch
    {
        (ServiceFaultKind.Throttle, "dynamodb") => new("ProvisionedThroughputExceededException", "a fault was asked for", 400),
        (ServiceFaultKind.Throttle, "s3") => new("SlowDown", "a fault was asked for", 503),
        (ServiceFaultKind.Throttle, _) => new("ThrottlingException", "a fault was asked for", 400),
        _ => new("InternalServerError", "a fault was asked for", 500),
    };
}
