using System.Buffers;
using System.Text;
using System.Text.Json;
using Delightful.Core.Events;
using Delightful.Core.Feedback;
using Delightful.Core.Slots;

namespace Delightful.Core.Answers;

/// <summary>The dialogs in Slack: for the reason of an answer, and for the word that production asks for.</summary>
public static class SlackDialog
{
    /// <summary>The field with the reason.</summary>
    public const string Reason = "reason";

    /// <summary>The field with the typed word.</summary>
    public const string Confirmation = "confirmation";

    /// <summary>The dialog, as Slack's <c>views.open</c> takes it.</summary>
    public static string Form(AnswerAction action, SlackSubject about, SlotKey slot) => Write(json =>
    {
        Head(json, Title(action));
        json.WriteString("callback_id", action.Word());
        json.WriteString("private_metadata", Write(state =>
        {
            state.WriteString("slot", about.Slot);
            state.WriteString("deployment", about.Deployment);
            state.WriteString("plan", about.Plan);
        }));
        Plain(json, "submit", Title(action));
        Plain(json, "close", "Cancel");
        json.WriteStartArray("blocks");
        Section(json, $"{slot}{(about.Deployment is { } deployment ? $", deployment {deployment}" : "")}");
        if (action is AnswerAction.Approve)
            Input(json, Confirmation, $"Type {Gate.Confirmation.Word}: production will change", isOptional: false, most: 32);
        Input(json, Reason, "Why? Everybody who follows reads it.", isOptional: action is AnswerAction.Approve, most: RequestRules.LongestText);
        json.WriteEndArray();
    });

    /// <summary>The answer to a dialog in which a field is not as it has to be.</summary>
    public static string FieldIsWrong(string field, string message) => Write(json =>
    {
        json.WriteString("response_action", "errors");
        json.WriteStartObject("errors");
        json.WriteString(field, message);
        json.WriteEndObject();
    });

    /// <summary>The answer to a dialog that came too late or from who may not: what stands there instead.</summary>
    public static string Said(AnswerAction action, string message) => Write(json =>
    {
        json.WriteString("response_action", "update");
        json.WriteStartObject("view");
        Head(json, Title(action));
        Plain(json, "close", "Close");
        json.WriteStartArray("blocks");
        Section(json, message);
        json.WriteEndArray();
        json.WriteEndObject();
    });

    /// <summary>A message that only one person sees.</summary>
    public static string Ephemeral(string message) => Write(json =>
    {
        json.WriteString("response_type", "ephemeral");
        json.WriteBoolean("replace_original", false);
        json.WriteString("text", SlackEscape.Text(message));
    });

    private static string Title(AnswerAction action) => action switch
    {
        AnswerAction.Approve => "Approve",
        AnswerAction.Reject => "Reject",
        AnswerAction.Rollback => "Roll back",
        AnswerAction.Unlock => "Unlock",
        AnswerAction.Lift => "Lift the hold",
        _ => "Status",
    };

    private static void Head(Utf8JsonWriter json, string title)
    {
        json.WriteString("type", "modal");
        Plain(json, "title", title);
    }

    private static void Plain(Utf8JsonWriter json, string name, string text)
    {
        json.WriteStartObject(name);
        json.WriteString("type", "plain_text");
        json.WriteString("text", SlackEscape.Literal(text));
        json.WriteBoolean("emoji", false);
        json.WriteEndObject();
    }

    private static void Section(Utf8JsonWriter json, string text)
    {
        json.WriteStartObject();
        json.WriteString("type", "section");
        Plain(json, "text", text);
        json.WriteEndObject();
    }

    private static void Input(Utf8JsonWriter json, string name, string label, bool isOptional, int most)
    {
        json.WriteStartObject();
        json.WriteString("type", "input");
        json.WriteString("block_id", name);
        json.WriteBoolean("optional", isOptional);
        Plain(json, "label", label);
        json.WriteStartObject("element");
        json.WriteString("type", "plain_text_input");
        json.WriteString("action_id", name);
        json.WriteNumber("max_length", most);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static string Write(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
