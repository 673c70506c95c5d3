using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Delightful.Local.Slack;

/// <summary>A dialog that was opened for somebody, by the trigger that allowed it.</summary>
public sealed record SlackDialog(string Trigger, JsonObject View);

/// <summary>A message that only one person sees; <paramref name="Answer"/> names the address it was sent to.</summary>
public sealed record SlackWhisper(string Answer, string Text);

/// <summary>What single people were shown, as <c>GET /_recorded/slack/people</c> answers it.</summary>
public sealed record SlackPeopleRecording(IReadOnlyList<SlackDialog> Dialogs, IReadOnlyList<SlackWhisper> Whispers);

/// <summary>Keeps what single people were shown: dialogs, and answers that nobody else sees.</summary>
sealed class SlackPeople : IEndpoints
{
    readonly Lock gate = new();
    readonly List<SlackDialog> dialogs = [];
    readonly List<SlackWhisper> whispers = [];

    /// <summary>What begins every address that is given for an answer.</summary>
    public const string Hooks = "/_slack/hooks/";

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost($"{SlackRoutes.Root}/views.open", OpenAsync);
        routes.MapPost($"{Hooks}{{answer}}", SayAsync);
        routes.MapGet("/_recorded/slack/people", () =>
        {
            lock (gate)
                return new SlackPeopleRecording([.. dialogs], [.. whispers]);
        });
    }

    async Task<IResult> OpenAsync(HttpRequest request)
    {
        if (!request.Headers.Authorization.ToString().StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase))
            return SlackRoutes.Error("not_authed");
        if (await JsonNode.ParseAsync(request.Body) is not JsonObject call || (string?)call["trigger_id"] is not { Length: > 0 } trigger)
            return SlackRoutes.Error("invalid_arguments");
        if (call["view"] is not JsonObject view || !IsWithinLimits(view))
            return SlackRoutes.Error("invalid_arguments");
        lock (gate)
        {
            // Slack takes a trigger once.
            if (dialogs.Exists(d => d.Trigger == trigger))
                return SlackRoutes.Error("exchanged_trigger_id");
            dialogs.Add(new SlackDialog(trigger, view.DeepClone().AsObject()));
        }
        return Results.Json(new { ok = true, view });
    }

    async Task<IResult> SayAsync(string answer, HttpRequest request)
    {
        if (await JsonNode.ParseAsync(request.Body) is not JsonObject said || (string?)said["text"] is not { } text)
            return Results.BadRequest();
        lock (gate)
            whispers.Add(new SlackWhisper(answer, text));
        return Results.Text("ok");
    }

    static bool IsWithinLimits(JsonObject view) =>
        (string?)view["type"] == "modal"
        && ((string?)view["title"]?["text"])?.Length is > 0 and <= 24
        && view["blocks"] is JsonArray { Count: > 0 and <= 100 }
        && (((string?)view["private_metadata"])?.Length ?? 0) <= 3000;
}
