using System.Text.Json.Serialization;
using Delightful.Core.Gate;

namespace Delightful.Core.Services;

/// <summary>
/// What holds for a service in one environment. All waits are real durations. What has a default can be set, because
/// a generated JSON reader gives every init-only property a value, and a field that is left out must keep its default.
/// </summary>
public sealed record EnvironmentSettings
{
    /// <summary>The environment's name, as in a slot.</summary>
    public required string Name { get; init; }

    /// <summary>True when an image push deploys here by itself; false when releases are promoted here by hand; null for what suits the environment.</summary>
    public bool? Automatic { get; set; }

    /// <summary>Whether a push deploys here: what is set, else everywhere but in production.</summary>
    [JsonIgnore]
    public bool EffectiveAutomatic => Automatic ?? !Production;

    /// <summary>True for production: a person is always asked; first come, first served, and nothing waiting is superseded.</summary>
    public bool Production { get; init; }

    /// <summary>Who may answer what a plan asks for, and until when.</summary>
    public ApprovalSettings Approvals { get => field ?? new(); set; } = new();

    /// <summary>True when a language model may be shown an extract of the source and asked about it. Nothing is asked unless a model is configured too.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool LanguageModel { get; init; }

    /// <summary>What ends a hold besides lifting it by hand; null for what suits the environment.</summary>
    public HoldRelease? HoldRelease { get; set; }

    /// <summary>What ends a hold here: what is set, else a person in production and a newer image elsewhere.</summary>
    [JsonIgnore]
    public HoldRelease EffectiveHoldRelease => HoldRelease ?? (Production ? Services.HoldRelease.Lifted : Services.HoldRelease.NewerDigest);

    /// <summary>From when on a person is asked before a plan is applied; null for the defaults.</summary>
    public GateSettings? Gate { get; set; }

    /// <summary>From when on a person is asked here: what is set, else the defaults; production always asks.</summary>
    [JsonIgnore]
    public GateSettings EffectiveGate => (Gate ?? new()) is var gate && Production ? gate with { AlwaysAsks = true } : gate;

    /// <summary>True when somebody is paged for what only a person can put right; null for what suits the environment.</summary>
    public bool? Pages { get; set; }

    /// <summary>Whether somebody is paged: what is set, else for production only.</summary>
    [JsonIgnore]
    public bool EffectivePages => Pages ?? Production;

    /// <summary>A command not confirmed for this long is run again.</summary>
    public TimeSpan RedriveAfter { get; set; } = TimeSpan.FromSeconds(90);

    /// <summary>After this long without news of external work the cloud is asked for the truth.</summary>
    public TimeSpan AskAfter { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>How often the image repository is searched for a push whose event was lost.</summary>
    public TimeSpan SearchEvery { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>
    /// After this long without a word from anyone, not even when asked, people are told that the deployment stalled; after
    /// this long in one stage they are told that it is slow, until there is a history to compare with.
    /// </summary>
    public TimeSpan StallAfter { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>After this long without news people see what is shown brought up to date, forecast included.</summary>
    public TimeSpan TellEvery { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>How long a heartbeat keeps the lease.</summary>
    public TimeSpan LeaseFor { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>How many smoke-test attempts there are before the verdict is failure.</summary>
    public int SmokeAttempts { get; set; } = 5;

    /// <summary>The wait after the first failed smoke-test attempt; it doubles with each further one.</summary>
    public TimeSpan SmokeBackoff { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>A smoke-test answer slower than this is a failure.</summary>
    public TimeSpan SmokeLatency { get; set; } = TimeSpan.FromSeconds(2);
}

/// <summary>What ends a hold besides lifting it by hand.</summary>
public enum HoldRelease
{
    /// <summary>Nothing: a person lifts it.</summary>
    Lifted,

    /// <summary>An image that was pushed after the held one and has another digest.</summary>
    NewerDigest,
}
