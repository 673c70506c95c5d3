using System.Text.Json;

namespace Delightful.Core.Answers;

/// <summary>What somebody did in Slack, as Slack tells of it: a closed set.</summary>
public abstract record SlackAsk(SlackMember Who)
{
    /// <summary>A button was pressed. <paramref name="About"/> is null for a button that is not one of ours.</summary>
    public sealed record Pressed(SlackMember Who, string ActionId, SlackSubject? About, string Trigger, string? ResponseUrl) : SlackAsk(Who);

    /// <summary>A dialog was filled in and sent.</summary>
    public sealed record Filled(SlackMember Who, AnswerAction Action, SlackSubject About, string Reason, string? Confirmation) : SlackAsk(Who);

    /// <summary>A command was typed.</summary>
    public sealed record Typed(SlackMember Who, AnswerCommand Command) : SlackAsk(Who);

    /// <summary>Something that asks for nothing: Slack looks whether anybody is there, or a dialog was closed.</summary>
    public sealed record Nothing(SlackMember Who) : SlackAsk(Who);

    /// <summary>
    /// Reads a body. Throws <see cref="JsonException"/>, <see cref="FormatException"/> or <see cref="InvalidOperationException"/>
    /// when it is not of the form that Slack documents.
    /// </summary>
    public static SlackAsk Read(ReadOnlySpan<byte> body)
    {
        var form = SlackForm.Read(body) ?? throw new FormatException("a field stands there twice");
        if (form.TryGetValue("payload", out var payload))
            return SlackPayload.Read(payload);
        var who = new SlackMember(Text("team_id"), Text("team_id"), Text("user_id"), Text("user_name"));
        return form.ContainsKey("command") && !form.ContainsKey("ssl_check") ? new Typed(who, AnswerCommand.Of(Text("text"))) : new Nothing(who);

        string Text(string name) => form.GetValueOrDefault(name) ?? "";
    }
}

/// <summary>Somebody in Slack.</summary>
/// <param name="Team">The workspace in which they did it.</param>
/// <param name="HomeTeam">The workspace they belong to, which is another for a guest of a shared channel.</param>
/// <param name="Id">Their id, which never changes.</param>
/// <param name="Name">Their name, which they choose.</param>
public sealed record SlackMember(string Team, string HomeTeam, string Id, string Name);

/// <summary>What a button or a dialog is about; it comes back with the answer as we sent it.</summary>
/// <param name="Slot">The slot.</param>
/// <param name="Deployment">The deployment that the message tells of.</param>
/// <param name="Plan">The hash of the plan that was shown; null when there was none.</param>
public sealed record SlackSubject(string Slot, string? Deployment, string? Plan);
