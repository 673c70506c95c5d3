using System.Text;
using System.Text.Json;

namespace Delightful.Core.Answers;

/// <summary>The payload of an interaction: a button that was pressed, or a dialog that was sent.</summary>
internal static class SlackPayload
{
    public static SlackAsk Read(string payload)
    {
        using var document = WebhookJson.Parse(Encoding.UTF8.GetBytes(payload));
        var root = document.RootElement;
        var user = root.Needed("user");
        var team = root.Member("team")?.Text("id") ?? "";
        var who = new SlackMember(team, user.Text("team_id") ?? team, user.NeededText("id"), user.Text("username") ?? user.Text("name") ?? "");
        return root.Text("type") switch
        {
            "block_actions" => Pressed(root, who),
            "view_submission" => Filled(root.Needed("view"), who),
            _ => new SlackAsk.Nothing(who),
        };
    }

    /// <summary>What a button or a dialog is about, as it was sent; null when it is nothing of ours.</summary>
    public static SlackSubject? Subject(string? json)
    {
        if (json is null || !json.StartsWith('{'))
            return null;
        using var document = WebhookJson.Parse(Encoding.UTF8.GetBytes(json));
        return document.RootElement.Text("slot") is { } slot
            ? new SlackSubject(slot, document.RootElement.Text("deployment"), document.RootElement.Text("plan"))
            : null;
    }

    private static SlackAsk Pressed(JsonElement root, SlackMember who)
    {
        var actions = root.Needed("actions");
        if (actions.GetArrayLength() != 1)
            throw new FormatException("it is not one action");
        return new SlackAsk.Pressed(
            who, actions[0].NeededText("action_id"), Subject(actions[0].Text("value")), root.Text("trigger_id") ?? "", root.Text("response_url"));
    }

    private static SlackAsk Filled(JsonElement view, SlackMember who) =>
        AnswerActions.Of(view.Text("callback_id")) is { } action && Subject(view.Text("private_metadata")) is { } about
            ? new SlackAsk.Filled(who, action, about, Field(view, SlackDialog.Reason) ?? "", Field(view, SlackDialog.Confirmation))
            : new SlackAsk.Nothing(who);

    private static string? Field(JsonElement view, string name) =>
        view.Member("state")?.Member("values")?.Member(name)?.Member(name)?.Text("value");
}
