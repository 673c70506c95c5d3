using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace Delightful.Local.Slack;

/// <summary>What a channel and a thread hold, in pages. A channel is named by its id, never by its name.</summary>
static class SlackHistory
{
    const int DefaultLimit = 100;
    const int MostLimit = 999;

    /// <summary>The messages of a channel that are no replies, newest first.</summary>
    public static IResult Messages(SlackRecorder recorder, HttpRequest request) => Answer(recorder, request, call =>
        [.. recorder.Recording.Messages.Where(message => message.Channel == call.Channel && message.ThreadTs is null).Reverse()]);

    /// <summary>A thread, its parent first.</summary>
    public static IResult Replies(SlackRecorder recorder, HttpRequest request) => Answer(recorder, request, call =>
        [.. recorder.Recording.Messages.Where(message => message.Channel == call.Channel && (message.Ts == call.Ts || message.ThreadTs == call.Ts))]);

    static IResult Answer(SlackRecorder recorder, HttpRequest request, Func<SlackCall, List<SlackMessage>> find)
    {
        var call = SlackCall.OfQuery(request);
        if (call.Token is null or "")
            return SlackRoutes.Error("not_authed");
        if (call.Channel is null || !recorder.HasChannel(call.Channel))
            return SlackRoutes.Error("channel_not_found");

        var found = find(call).Where(message => Number(message.Ts) >= Number(request.Query["oldest"])).ToList();
        var from = (int)Number(request.Query["cursor"]);
        var limit = (int)Number(request.Query["limit"]) is > 0 and var asked ? Math.Min(asked, MostLimit) : DefaultLimit;
        var next = from + limit < found.Count ? (from + limit).ToString(CultureInfo.InvariantCulture) : "";
        var withMetadata = request.Query["include_all_metadata"] == "true";
        return Results.Json(new
        {
            ok = true,
            messages = found.Skip(from).Take(limit).Select(message => SlackRoutes.View(withMetadata ? message : message with { Metadata = null })),
            has_more = next.Length > 0,
            response_metadata = new { next_cursor = next },
        });
    }

    static double Number(string? text) => double.TryParse(text, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
