namespace Delightful.Core.Figures;

/// <summary>The four figures by which teams compare how they deliver, of one slot, with the counts they come from.</summary>
/// <param name="Slot">The slot, <c>service/environment</c>.</param>
/// <param name="Days">How many days were looked at.</param>
/// <param name="Releases">Pushes that became verified releases.</param>
/// <param name="LeadTime">From the push of an image to its verified release.</param>
/// <param name="Changes">Pushes that got production traffic and are over.</param>
/// <param name="Failures">Those of them that did not stay: rolled back, failed, or undone by hand later.</param>
/// <param name="TimeToRestore">From the moment a failure was noticed to a verified release serving again.</param>
/// <param name="NotRestored">Failures after which nothing was verified yet.</param>
public sealed record TeamFigures(
    string Slot, int Days, int Releases, Durations LeadTime, int Changes, int Failures, Durations TimeToRestore, int NotRestored)
{
    /// <summary>Deployment frequency: releases in seven days, on average; null when there was none.</summary>
    public double? ReleasesPerWeek => Releases == 0 ? null : Math.Round(7.0 * Releases / Days, 1);

    /// <summary>The part of the changes that failed, from 0 to 1; null when there were too few to say.</summary>
    public double? ChangeFailureRate => Changes < Durations.Fewest ? null : Math.Round((double)Failures / Changes, 3);
}
