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

    /// <summary>Its plan destroys what holds data, so a person is asked.</summary>
    PlanAsks,

    /// <summary>The same, and the state changes after the plan was approved; the next plan asks for the same.</summary>
    PlanAsksAndIsStaleOnce,

    /// <summary>The same, but the next plan asks for something else.</summary>
    PlanAsksForMore,
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
