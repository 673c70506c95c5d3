using Delightful.Core.Gate;
using Delightful.Core.Slots;

namespace Delightful.Core.Answers;

/// <summary>What a person answered or asked for. That it was this person is proven; that they may is not.</summary>
public sealed record Answer
{
    /// <summary>What they want.</summary>
    public required AnswerAction Action { get; init; }

    /// <summary>Where.</summary>
    public required SlotKey Slot { get; init; }

    /// <summary>Who they are.</summary>
    public required Person By { get; init; }

    /// <summary>The id of the answer: the same one again changes nothing.</summary>
    public required string Id { get; init; }

    /// <summary>When they answered, by the clock of who was told.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The deployment whose button it is; null for a command, which means the one there is.</summary>
    public string? DeploymentId { get; init; }

    /// <summary>The hash of the plan that stood above the button; null when there was none.</summary>
    public string? Plan { get; init; }

    /// <summary>Why, in their words; empty when they gave none.</summary>
    public string Reason { get; init; } = "";

    /// <summary>The word that they typed to confirm; null for none.</summary>
    public string? Confirmation { get; init; }

    /// <summary>A typed command with its reason. Where a word has to be typed it stands before the reason: <c>approve prod DEPLOY it was looked at</c>.</summary>
    public Answer WithWords(string words) => words.Split(' ', 2) is [Gate.Confirmation.Word, .. var rest]
        ? this with { Confirmation = Gate.Confirmation.Word, Reason = string.Concat(rest) }
        : this with { Reason = words };
}
