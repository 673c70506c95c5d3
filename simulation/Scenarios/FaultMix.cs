using System.Collections.Immutable;

namespace Delightful.Simulation.Scenarios;

/// <summary>How badly the world treats the chain: how many of ten thousand calls or events go wrong, and how.</summary>
internal sealed record FaultMix
{
    /// <summary>Events of CodeBuild, CodeDeploy and ECR that never arrive.</summary>
    public int BestEffortLost { get; init; }

    /// <summary>Events that arrive more than once.</summary>
    public int Doubled { get; init; }

    /// <summary>Events that are late, up to two hours.</summary>
    public int Late { get; init; }

    /// <summary>Events of a newer time: fields and words that nobody here knows.</summary>
    public int Strange { get; init; }

    /// <summary>Calls that are refused: throttled.</summary>
    public int Refused { get; init; }

    /// <summary>Calls whose answer is lost; and as many that the client then sends again.</summary>
    public int AnswersLost { get; init; }

    /// <summary>Calls before which, and as many after which, the function's process dies.</summary>
    public int Crashes { get; init; }

    /// <summary>Calls before which, and as many after which, the function's process stands still.</summary>
    public int Pauses { get; init; }

    /// <summary>How wrong the clocks of the instances may be.</summary>
    public TimeSpan Skew { get; init; }

    /// <summary>When a service, or all, answers next to nothing.</summary>
    public ImmutableArray<BrownOut> BrownOuts { get; init; } = [];

    /// <summary>What can go wrong with a call at all.</summary>
    public int Calls => Refused + AnswersLost + Crashes + Pauses;

    /// <summary>The same with one kind of fault fewer.</summary>
    public IEnumerable<FaultMix> Smaller()
    {
        if (BestEffortLost > 0)
            yield return this with { BestEffortLost = 0 };
        if (Doubled > 0)
            yield return this with { Doubled = 0 };
        if (Late > 0)
            yield return this with { Late = 0 };
        if (Strange > 0)
            yield return this with { Strange = 0 };
        if (Refused > 0)
            yield return this with { Refused = 0 };
        if (AnswersLost > 0)
            yield return this with { AnswersLost = 0 };
        if (Crashes > 0)
            yield return this with { Crashes = 0 };
        if (Pauses > 0)
            yield return this with { Pauses = 0 };
        if (Skew > TimeSpan.Zero)
            yield return this with { Skew = TimeSpan.Zero };
        foreach (var brownOut in BrownOuts)
            yield return this with { BrownOuts = BrownOuts.Remove(brownOut) };
    }
}

/// <summary>A while in which a service refuses most of what it is asked.</summary>
internal sealed record BrownOut(string Service, TimeSpan From, TimeSpan For, int Percent = 90);
