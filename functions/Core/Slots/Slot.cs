using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Delightful.Core.Deployments;
using Delightful.Core.Forecasts;
using Delightful.Core.Services;

namespace Delightful.Core.Slots;

/// <summary>
/// Everything of one service in one environment that must not race, in one item: it is read, decided on and
/// written back under the version that was read. Nothing outside it is needed to decide.
/// </summary>
public sealed record Slot
{
    /// <summary>The most verified releases that are kept as rollback targets.</summary>
    public const int KeptReleases = 10;

    /// <summary>The most requests and refused digests that are remembered.</summary>
    public const int KeptIds = 64;

    /// <summary>
    /// The most pushes and promotions, and the most rollbacks, that wait. All that wait may end in one decision, and a transaction
    /// writes at most a hundred items.
    /// </summary>
    public const int MostWaiting = 40;

    /// <summary>
    /// The most previews that wait. With the pushes, promotions and rollbacks that may wait beside them, and what the
    /// transaction has besides, it stays below a hundred items.
    /// </summary>
    public const int MostPreviews = 15;

    /// <summary>The most images of pull requests that are remembered.</summary>
    public const int KeptPreviews = 20;

    /// <summary>Which slot it is.</summary>
    public required string Key { get; init; }

    /// <summary>How often it was written. A write names the version it read.</summary>
    public long Version { get; init; }

    /// <summary>The running deployment; at most one.</summary>
    public Deployment? Active { get; init; }

    /// <summary>Accepted deployments that wait, in order.</summary>
    public ImmutableArray<Deployment> Waiting { get => field.IsDefault ? [] : field; init; } = [];

    /// <summary>Why automation may not start here; null when it may.</summary>
    public Hold? Hold { get; init; }

    /// <summary>Who may work on the slot; null when nobody does.</summary>
    public Lease? Lease { get; init; }

    /// <summary>The number of the lease, raised when one is given and when it is given up. Only the highest counts.</summary>
    public long Fence { get; init; }

    /// <summary>The verified release that serves; null before the first, and while nobody knows what serves after a failed rollback.</summary>
    public Release? Current { get; init; }

    /// <summary>Verified releases, newest first, the current one among them.</summary>
    public ImmutableArray<Release> Releases { get => field.IsDefault ? [] : field; init; } = [];

    /// <summary>Digests that were rolled back here: automation does not bring them again.</summary>
    public ImmutableArray<string> RefusedDigests { get => field.IsDefault ? [] : field; init; } = [];

    /// <summary>What was asked for last, and which hooks were answered last, so that a repetition changes nothing.</summary>
    public ImmutableArray<string> Seen { get => field.IsDefault ? [] : field; init; } = [];

    /// <summary>The images of pull requests that were pushed last, so that a repetition changes nothing.</summary>
    public ImmutableArray<string> Previewed { get => field.IsDefault ? [] : field; init; } = [];

    /// <summary>How long verified deployments took, newest first.</summary>
    public ImmutableArray<Pace> Paces { get => field.IsDefault ? [] : field; init; } = [];

    /// <summary>Commands decided on and not yet confirmed.</summary>
    public ImmutableArray<PendingCommand> Outbox { get => field.IsDefault ? [] : field; init; } = [];

    /// <summary>When the newest accepted image was pushed; null before the first.</summary>
    public DateTimeOffset? NewestPush { get; init; }

    /// <summary>The settings of the newest accepted request; null before the first.</summary>
    public EnvironmentSettings? Settings { get; init; }

    /// <summary>What to go back to when a push goes wrong: what serves, else the newest that was verified.</summary>
    [JsonIgnore]
    public Release? LastVerified => Current ?? (Releases is [var newest, ..] ? newest : null);

    /// <summary>What <see cref="ApplyBuild"/> says when nothing is to begin any more. No build is called so.</summary>
    public const string NoBuild = "none";

    /// <summary>
    /// The only build that may change anything here: the one that the running deployment waits for. Null while none is known;
    /// <see cref="NoBuild"/> when a migration was cancelled, so that one that has not begun its task does not begin it.
    /// </summary>
    [JsonIgnore]
    public string? ApplyBuild => Active?.Stage switch
    {
        Stage.Applying applying => applying.BuildId,
        Stage.Migrating { CancelledBecause: not null } => NoBuild,
        Stage.Migrating migrating => migrating.BuildId,
        _ => null,
    };

    /// <summary>True while there is something to do: the watchdog looks at no other slot.</summary>
    public bool IsBusy => Active is not null || !Waiting.IsEmpty || !Outbox.IsEmpty;

    /// <summary>A slot in which nothing has happened yet.</summary>
    public static Slot Empty(SlotKey key) => new() { Key = key.ToString() };
}
