using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Delightful.Local.Recorders;

static class FaultRoutes
{
    /// <summary>PUT sets the fault, DELETE ends it.</summary>
    public static void MapFaults(this IEndpointRouteBuilder routes, string path, FaultSwitch faults)
    {
        routes.MapPut(path, (Fault fault) =>
        {
            faults.Set(fault);
            return Results.NoContent();
        });
        routes.MapDelete(path, () =>
        {
            faults.Set(null);
            return Results.NoContent();
        });
    }

    /// <summary>Lets the switch decide before each call of the group; <paramref name="refusal"/> is the body of a refusal.</summary>
    public static void ObeyFaults(this RouteGroupBuilder group, FaultSwitch faults, Func<Fault, IResult> refusal) =>
        group.AddEndpointFilter(async (call, next) =>
        {
            if (faults.Take() is not { } fault)
                return await next(call);

            var answer = fault.Lost ? await next(call) : null;
            await Task.Delay(fault.DelayMilliseconds, call.HttpContext.RequestAborted);
            if (fault is { Status: null, Error: null })
                return answer ?? await next(call);

            if (fault.RetryAfter is { } seconds)
                call.HttpContext.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
            return refusal(fault);
        });
}
