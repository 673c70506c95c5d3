namespace Delightful.Simulation;

/// <summary>
/// What protects the chain. A run can be made with one of them blinded, in the simulated clouds, to see that the
/// invariants notice.
/// </summary>
internal enum Guard
{
    None,

    /// <summary>The apply build asks the slot before it applies: it compares the fence, and the build that the slot waits for.</summary>
    Fence,

    /// <summary>The apply build compares the build that the slot waits for; without that, only the fence.</summary>
    KnownBuild,

    /// <summary>The apply build compares the plan with the hash it was given.</summary>
    PlanHash,

    /// <summary>A slot remembers which events and images it has seen.</summary>
    EventDedupe,

    /// <summary>A write names the version it read.</summary>
    VersionCheck,

    /// <summary>A hold and the refused digests keep automation from deploying.</summary>
    HoldCheck,

    /// <summary>Only who may answer is heard, and only when it is proven who they are.</summary>
    ApproverCheck,

    /// <summary>A start that may be a repetition looks for the build of its command first.</summary>
    BuildLookUp,

    /// <summary>A creation that may be a repetition looks for the rollout of its command first.</summary>
    RolloutLookUp,
}
