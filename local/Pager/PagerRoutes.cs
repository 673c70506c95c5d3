using System.Text.Json;
using System.Text.Json.Nodes;
using Delightful.Local.Recorders;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Delightful.Local.Pager;

/// <summary>A pager that calls nobody: PagerDuty's Events API, version 2, as far as the chain uses it.</summary>
public static class PagerRoutes
{
    /// <summary>The path to use as the API's address.</summary>
    public const string Root = "/_pagerduty";

    const int KeyLength = 32;
    const int LongestDedupKey = 255;
    static readonly string[] Actions = ["trigger", "acknowledge", "resolve"];
    static readonly string[] Severities = ["critical", "error", "warning", "info"];

    /// <summary>Maps the API under <see cref="Root"/>, and under /_recorded/pagerduty what one reads and breaks.</summary>
    public static void MapPager(this IEndpointRouteBuilder routes, PagerRecorder recorder, FaultSwitch faults)
    {
        var api = routes.MapGroup($"{Root}/v2");
        api.ObeyFaults(faults, fault => Answer(fault.Status ?? 500, fault.Status == 429 ? "throttle exceeded" : "error", fault.Error ?? "Try again later"));
        api.MapPost("/enqueue", async (HttpRequest request) =>
        {
            var said = await ReadAsync(request);
            var errors = Errors(said);
            if (errors.Count > 0)
                return Results.Json(new { status = "invalid event", message = "Event object is invalid", errors }, statusCode: 400);
            var key = (string?)said!["dedup_key"] ?? Guid.NewGuid().ToString("n");
            recorder.Take(key, (string)said["event_action"]!, (string?)said["payload"]?["summary"], (string?)said["payload"]?["severity"]);
            return Results.Json(new { status = "success", message = "Event processed", dedup_key = key }, statusCode: 202);
        });
        routes.MapGet("/_recorded/pagerduty", () => recorder.Recording);
        routes.MapFaults("/_recorded/pagerduty/faults", faults);
    }

    static List<string> Errors(JsonObject? said)
    {
        List<string> errors = [];
        void Check(bool isFine, string error)
        {
            if (!isFine)
                errors.Add(error);
        }

        var action = (string?)said?["event_action"];
        Check(((string?)said?["routing_key"])?.Length == KeyLength, "Length of 'routing_key' is incorrect (should be 32 characters)");
        Check(Actions.Contains(action), "'event_action' is invalid");
        Check((((string?)said?["dedup_key"])?.Length ?? 0) <= LongestDedupKey, "Length of 'dedup_key' is incorrect (maximum 255 characters)");
        Check(action == "trigger" || said?["dedup_key"] is not null, "'dedup_key' is missing or blank");
        if (action != "trigger")
            return errors;
        Check((string?)said!["payload"]?["summary"] is { Length: > 0 }, "'payload.summary' is missing or blank");
        Check((string?)said["payload"]?["source"] is { Length: > 0 }, "'payload.source' is missing or blank");
        Check(Severities.Contains((string?)said["payload"]?["severity"]), "'payload.severity' is invalid (must be one of the following: 'critical', 'warning', 'error' or 'info')");
        return errors;
    }

    static async Task<JsonObject?> ReadAsync(HttpRequest request)
    {
        try
        {
            return await JsonNode.ParseAsync(request.Body, cancellationToken: request.HttpContext.RequestAborted) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    static IResult Answer(int status, string word, string message) => Results.Json(new { status = word, message }, statusCode: status);
}
