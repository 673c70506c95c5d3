namespace Delightful.Simulation.Scenarios;

/// <summary>What an image, or the work on it, does.</summary>
internal enum Behaviour
{
    Healthy,

    /// <summary>Healthy, but its builds take up to fifty minutes.</summary>
    Slow,
    SourceRefused,
    PlanFails,
    PlanVanishes,
    PlanHangs,
    TagMoves,
    ApplyFails,
    ApplyVanishes,
    ApplyKilled,
    StaleOnce,
    StaleAlways,
    RolloutFails,
    RolloutVanishes,
    RolloutHangs,
    GreenFails,
    GreenHangs,
    SmokeFails,
    AlarmInShift,
    AlarmInBake,
}
