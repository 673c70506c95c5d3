using Delightful.Local.Recorders;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Delightful.Local.Slack;

/// <summary>A chat that keeps what it is told: posting and updating messages as the Slack Web API has them.</summary>
public static class SlackRoutes
{
    /// <summary>The path to use as the API's address.</summary>
    public const string Root = "/_slack/api";

    /// <summary>Maps the API under <see cref="Root"/>, and under /_recorded/slack what one reads and breaks.</summary>
    public static void MapSlack(this IEndpointRouteBuilder routes, SlackRecorder recorder, FaultSwitch faults)
    {
        var api = routes.MapGroup(Root);
        api.ObeyFaults(faults, fault => Error(fault.Error ?? (fault.Status == 429 ? "ratelimited" : "internal_error"), fault.Status ?? 200));
        api.MapPost("/chat.postMessage", (HttpRequest request) => AnswerAsync(request, call => Post(recorder, call)));
        api.MapPost("/chat.update", (HttpRequest request) => AnswerAsync(request, call => Update(recorder, call)));
        api.MapPost("/chat.delete", (HttpRequest request) => AnswerAsync(request, call => Delete(recorder, call)));
        api.MapGet("/conversations.history", (HttpRequest request) => SlackHistory.Messages(recorder, request));
        api.MapGet("/conversations.replies", (HttpRequest request) => SlackHistory.Replies(recorder, request));

        routes.MapGet("/_recorded/slack", () => recorder.Recording);
        routes.MapFaults("/_recorded/slack/faults", faults);
    }

    static async Task<IResult> AnswerAsync(HttpRequest request, Func<SlackCall, IResult> method) => await SlackCall.ReadAsync(request) switch
    {
        null => Error("invalid_arguments"),
        { Token: null or "" } => Error("not_authed"),
        var call => method(call),
    };

    static IResult Post(SlackRecorder recorder, SlackCall call)
    {
        if (call.Channel is null or "")
            return Error("channel_not_found");
        if (SlackLimits.Refusal(call, SlackLimits.LongestPost) is { } refusal)
            return Error(refusal);

        var message = recorder.Post(call.Channel, call.ThreadTs, call.Text ?? "", call.Blocks, call.Metadata);
        return Results.Json(new { ok = true, channel = message.Channel, ts = message.Ts, message = View(message) });
    }

    // Unlike posting, updating takes a channel's id and never its name.
    static IResult Update(SlackRecorder recorder, SlackCall call)
    {
        if (call.Channel is null || !recorder.HasChannel(call.Channel))
            return Error("channel_not_found");
        if (SlackLimits.Refusal(call, SlackLimits.LongestUpdate) is { } refusal)
            return Error(refusal);

        return recorder.Update(call.Channel, call.Ts ?? "", call.Text, call.Blocks) is { } message
            ? Results.Json(new { ok = true, channel = message.Channel, ts = message.Ts, text = message.Text, message = View(message) })
            : Error("message_not_found");
    }

    static IResult Delete(SlackRecorder recorder, SlackCall call) => recorder.Delete(call.Channel ?? "", call.Ts ?? "")
        ? Results.Json(new { ok = true, channel = call.Channel, ts = call.Ts })
        : Error("message_not_found");

    internal static object View(SlackMessage message) => new
    {
        type = "message",
        subtype = "bot_message",
        ts = message.Ts,
        thread_ts = message.ThreadTs ?? message.Ts,
        text = message.Text,
        blocks = message.Blocks,
        metadata = message.Metadata,
    };

    internal static IResult Error(string code, int status = 200) => Results.Json(new { ok = false, error = code }, statusCode: status);
}
