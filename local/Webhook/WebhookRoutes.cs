using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Delightful.Local.Recorders;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Delightful.Local.Webhook;

/// <summary>Takes signed requests as anybody would who follows Standard Webhooks: the signature, then the time.</summary>
public static class WebhookRoutes
{
    /// <summary>The path to use as the address.</summary>
    public const string Root = "/_webhook";

    static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(5);

    /// <summary>Maps the address <see cref="Root"/>, and under /_recorded/webhook what one reads and breaks.</summary>
    public static void MapWebhook(this IEndpointRouteBuilder routes, WebhookRecorder recorder, FaultSwitch faults)
    {
        var address = routes.MapGroup(Root);
        address.ObeyFaults(faults, fault => Results.StatusCode(fault.Status ?? 500));
        address.MapPost("", async (HttpRequest request) =>
        {
            using var body = new MemoryStream();
            await request.Body.CopyToAsync(body, request.HttpContext.RequestAborted);
            var (id, time) = (request.Headers["webhook-id"].ToString(), request.Headers["webhook-timestamp"].ToString());
            if (!IsSigned(recorder.Key, id, time, body.ToArray(), request.Headers["webhook-signature"].ToString()))
                return Results.Unauthorized();
            if (!long.TryParse(time, CultureInfo.InvariantCulture, out var seconds) || (recorder.Now - DateTimeOffset.FromUnixTimeSeconds(seconds)).Duration() > Tolerance)
                return Results.BadRequest();
            recorder.Take(id, Encoding.UTF8.GetString(body.ToArray()));
            return Results.NoContent();
        });
        routes.MapGet("/_recorded/webhook", () => recorder.Recording);
        routes.MapFaults("/_recorded/webhook/faults", faults);
    }

    static bool IsSigned(string key, string id, string time, byte[] body, string signatures)
    {
        byte[] signed = [.. Encoding.UTF8.GetBytes($"{id}.{time}."), .. body];
        var expected = Encoding.UTF8.GetBytes("v1," + Convert.ToBase64String(HMACSHA256.HashData(Convert.FromBase64String(key["whsec_".Length..]), signed)));
        return signatures.Split(' ').Any(signature => CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(signature), expected));
    }
}
