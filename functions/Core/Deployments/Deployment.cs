using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Delightful.Core.Analysis;
using Delightful.Core.Gate;
using Delightful.Core.Plans;

namespace Delightful.Core.Deployments;

/// <summary>
/// One attempt to bring a service in an environment to an image. The same document stands in the slot while it
/// runs and in the registry for good.
/// </summary>
public sealed record Deployment
{
    /// <summary>Unique in its slot, sortable by time: <c>20260102T030405Z-1a2b3c4d</c>.</summary>
    public required string Id { get; init; }

    /// <summary>The slot, <c>service/environment</c>.</summary>
    public required string Slot { get; init; }

    /// <summary>What was asked for.</summary>
    public required DeploymentRequest Request { get; init; }

    /// <summary>Where it is.</summary>
    public required Stage Stage { get; init; }

    /// <summary>When the request was accepted.</summary>
    public required DateTimeOffset AcceptedAt { get; init; }

    /// <summary>The version of the slot that accepted it: its records begin there.</summary>
    public long FirstVersion { get; init; }

    /// <summary>The last time anything was heard of its work.</summary>
    public required DateTimeOffset HeardAt { get; init; }

    /// <summary>The last time it moved on.</summary>
    public required DateTimeOffset ProgressedAt { get; init; }

    /// <summary>True when people were told that it stalled, until it moves again.</summary>
    public bool Stalled { get; init; }

    /// <summary>The stage in which people were told that it takes longer than usual; null when they never were.</summary>
    public string? LateIn { get; init; }

    /// <summary>When people were last told where it is.</summary>
    public DateTimeOffset ToldAt { get; init; }

    /// <summary>How often each step was begun; makes command ids.</summary>
    public ImmutableSortedDictionary<string, int> Attempts { get => field ?? ImmutableSortedDictionary<string, int>.Empty; init; } = ImmutableSortedDictionary<string, int>.Empty;

    /// <summary>Its stages in order.</summary>
    public ImmutableArray<TimelineEntry> Timeline { get => field.IsDefault ? [] : field; init; } = [];

    /// <summary>What the analysis proposes; empty until it ran.</summary>
    public ImmutableArray<Recommendation> Recommendations { get => field.IsDefault ? [] : field; init; } = [];

    /// <summary>The variables the analysis generated; null until it ran.</summary>
    public string? VariablesKey { get; init; }

    /// <summary>True when its declaration says how a database is migrated. Written only when it is so.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool WantsMigration { get; init; }

    /// <summary>True when its source says how a release is tested. Written only when it is so.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool WantsTests { get; init; }

    /// <summary>What the plan changes; null until it was read.</summary>
    public PlanSummary? Plan { get; init; }

    /// <summary>What a person should know of the plan; null until it was reviewed.</summary>
    public PlanReview? Review { get; init; }

    /// <summary>What persons decided about its plans, oldest first.</summary>
    public ImmutableArray<GateDecision> Decisions { get => field.IsDefault ? [] : field; init; } = [];

    /// <summary>The text of its newest plan in the artifact bucket; null until there is one.</summary>
    public string? PlanTextKey { get; init; }

    /// <summary>What it changed in the database, and the snapshot from before; null when it changed nothing.</summary>
    public MigrationReport? Migration { get; init; }

    /// <summary>What the repository's own tests found; null before they ran, and when there are none.</summary>
    public TestReport? Tested { get; init; }

    /// <summary>The tests of its own rollout as far as they ran, kept when the rollout is over.</summary>
    public RolloutTests Tests { get => field ?? RolloutTests.None; init; } = RolloutTests.None;

    /// <summary>True once it is known that its new tasks take the place of the old ones, so that there is no green. Written only when it is so.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Rolls { get; init; }

    /// <summary>Things people should know that stop nothing: an alarm that is missing, an event that was lost.</summary>
    public ImmutableArray<string> Notes { get => field.IsDefault ? [] : field; init; } = [];

    /// <summary>What this deployment would replace, and what a rollback goes back to; null for the first.</summary>
    public Release? Previous { get; init; }

    /// <summary>How many lost events had to be replaced by asking.</summary>
    public int Synthesised { get; init; }

    /// <summary>True once it is over.</summary>
    public bool IsOver => Stage is Stage.Ended;
}
