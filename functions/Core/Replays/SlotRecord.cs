using System.Collections.Immutable;
using System.Text.Json;
using Delightful.Core.Slots;

namespace Delightful.Core.Replays;

/// <summary>
/// What led to one version of a slot. It is written with that version, so the records of a slot, in order, are
/// everything that ever changed it, and the rules come to the same slots from them again.
/// </summary>
public sealed record SlotRecord
{
    /// <summary>An item of the registry may have 400 KB; what is longer is shortened, because a record never stops a deployment.</summary>
    public const int Longest = 300_000;

    /// <summary>The slot, <c>service/environment</c>.</summary>
    public required string Slot { get; init; }

    /// <summary>The version that was written.</summary>
    public required long Version { get; init; }

    /// <summary>The moment of the decision.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The rules by which it was decided: <see cref="SlotDecider.Rules"/> of then; 0 from before they had a number.</summary>
    public int Rules { get; init; }

    /// <summary>What happened, in the order in which it was decided on.</summary>
    public ImmutableArray<SlotEvent> Happened { get => field.IsDefault ? [] : field; init; } = [];

    /// <summary>The deployments that changed, and where each was then.</summary>
    public ImmutableArray<RecordedChange> Changed { get => field.IsDefault ? [] : field; init; } = [];

    /// <summary>The token of the slot that was written: see <see cref="SlotDocument"/>.</summary>
    public required string Token { get; init; }

    /// <summary>
    /// The slot as it was read, when a deployment came to a free slot: here a replay can start. Null otherwise.
    /// </summary>
    public Slot? Before { get; init; }

    /// <summary>True when the events were too long to be kept: no replay goes past this record.</summary>
    public bool Shortened { get; init; }

    /// <summary>Records a decision.</summary>
    /// <param name="read">The slot it was made on.</param>
    /// <param name="decision">The decision.</param>
    /// <param name="happened">The events it was about.</param>
    /// <param name="now">The moment it was made.</param>
    /// <param name="token">The token of the slot as it is written.</param>
    public static SlotRecord Of(Slot read, Decision decision, IReadOnlyList<SlotEvent> happened, DateTimeOffset now, string token) => new()
    {
        Slot = read.Key,
        Version = read.Version + 1,
        At = now,
        Rules = SlotDecider.Rules,
        Happened = [.. happened],
        Changed = [.. decision.Changed.Select(d => new RecordedChange(d.Id, d.Stage.Name))],
        Token = token,
        Before = read.Active is null && !decision.Changed.IsEmpty ? read : null,
    };

    /// <summary>True when a deployment was over with this version.</summary>
    public bool Ends(string deploymentId) => Changed.Any(c => c.Id == deploymentId && c.Stage == Deployments.Stage.EndedName);

    /// <summary>The record as JSON, shortened to what an item can hold.</summary>
    public string ToText()
    {
        var text = Write(this);
        if (text.Length > Longest)
            text = Write(this with { Before = null });
        return text.Length > Longest ? Write(this with { Before = null, Happened = [], Shortened = true }) : text;
    }

    private static string Write(SlotRecord record) => JsonSerializer.Serialize(record, CoreJson.Default.SlotRecord);
}

/// <summary>A deployment that a decision changed.</summary>
/// <param name="Id">The deployment.</param>
/// <param name="Stage">The name of the stage it was in then.</param>
public sealed record RecordedChange(string Id, string Stage);
