using System.Text.RegularExpressions;
using Delightful.Simulation.Scenarios;

namespace Delightful.Simulation;

/// <summary>Takes away from a failing scenario what it does not need in order to fail.</summary>
internal static partial class Shrinker
{
    private const int MostRuns = 2000;

    public static Run Shrink(Scenario scenario, Guard blinded)
    {
        var kind = KindOf(Run.Of(scenario, blinded));
        var left = MostRuns;
        while (left > 0)
        {
            var smaller = scenario.Smaller().FirstOrDefault(s => left-- > 0 && KindOf(Run.Of(s, blinded)) == kind);
            if (smaller is null)
                break;
            scenario = smaller;
        }
        return Run.Of(scenario, blinded, keepsLines: true);
    }

    /// <summary>What is broken, without the names of those it happened to: a smaller story must break the same.</summary>
    private static string KindOf(Run run) => run.Broken is [var first, ..] ? Names().Replace(first, "") : "";

    [GeneratedRegex(@"\S*\d\S*")]
    private static partial Regex Names();
}
