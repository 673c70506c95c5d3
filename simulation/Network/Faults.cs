using Delightful.Simulation.Scenarios;
using Delightful.Simulation.Time;

namespace Delightful.Simulation.Network;

/// <summary>Decides, from the seed's randomness alone, what goes wrong. Once the faults have ended nothing does.</summary>
internal sealed class Faults(FaultMix mix, Random random, Timetable time)
{
    /// <summary>True until the faults have ended.</summary>
    public bool AreOn { get; set; } = true;

    public Fate OfCall(string service)
    {
        if (!AreOn)
            return Fate.Answered;
        if (PercentRefused(service) is > 0 and var percent)
            return random.Next(100) < percent ? Fate.Refused : Fate.Answered;
        if (mix.Calls == 0)
            return Fate.Answered;
        var drawn = random.Next(10_000);
        return (drawn -= mix.Refused) < 0 ? Fate.Refused
            : (drawn -= mix.AnswersLost) < 0 ? Fate.AnswerLost
            : (drawn -= mix.AnswersLost) < 0 ? Fate.SentTwice
            : (drawn -= mix.Crashes) < 0 ? Fate.DiesBefore
            : (drawn -= mix.Crashes) < 0 ? Fate.DiesAfter
            : (drawn -= mix.Pauses) < 0 ? Fate.PausedBefore
            : (drawn -= mix.Pauses) < 0 ? Fate.PausedAfter
            : Fate.Answered;
    }

    public bool LosesEvent(bool bestEffort) => Happens(bestEffort ? mix.BestEffortLost : 0);

    public bool DoublesEvent() => Happens(mix.Doubled);

    public bool RefusesEntry() => Happens(mix.Refused);

    public bool IsStrangeEvent() => Happens(mix.Strange);

    public TimeSpan DelayOfEvent() =>
        Happens(mix.Late) ? Between(30_000, 2 * 60 * 60_000) : Between(50, 2000);

    public TimeSpan Latency() =>
        AreOn && mix.Calls > 0 && random.Next(100) == 0 ? Between(500, 15_000) : Between(2, 40);

    public TimeSpan Pause() => Between(60_000, 25 * 60_000);

    /// <summary>Happens in so many of ten thousand cases.</summary>
    private bool Happens(int often) => AreOn && often > 0 && random.Next(10_000) < often;

    /// <summary>To the tick, as clocks are: two instances do not write the same moment.</summary>
    private TimeSpan Between(int least, int most) =>
        TimeSpan.FromTicks(random.NextInt64(least * TimeSpan.TicksPerMillisecond, most * TimeSpan.TicksPerMillisecond));

    private int PercentRefused(string service)
    {
        foreach (var brownOut in mix.BrownOuts)
            if (time.Now >= brownOut.From && time.Now < brownOut.From + brownOut.For && (brownOut.Service == service || brownOut.Service == "all"))
                return brownOut.Percent;
        return 0;
    }
}
