using System.Collections.Immutable;
using Delightful.Core.Analysis;
using Delightful.Core.Text;
using Delightful.Core.Verification;

namespace Delightful.Core.Slots;

/// <summary>
/// What happened, as it may be kept, told and logged: the words in it that come from outside, such as errors, findings and reasons,
/// without what looks like a secret. Names, ids and results that are compared or looked up stay as they are. It is done before an
/// event is decided on, because everything that anybody reads, and what is kept for a replay, comes from there.
/// </summary>
public static class KeptEvent
{
    /// <summary>The results of a build that are words.</summary>
    private static readonly ImmutableArray<string> Results = ["FAILURE", "INTEGRATION", "LOAD"];

    /// <summary>The event as it may be kept; one that is so already is the same.</summary>
    public static SlotEvent Of(SlotEvent happened) => happened switch
    {
        SlotEvent.AnalysisCompleted e => e with { Error = Masked(e.Error), Recommendations = [.. e.Recommendations.Select(Masked)] },
        SlotEvent.BuildChanged e => e with { Detail = Masked(e.Detail), Exported = Results.Aggregate(e.Exported, Masked) },
        SlotEvent.RolloutChanged e => e with { Detail = Masked(e.Detail) },
        SlotEvent.GreenTested e => e with { Report = Masked(e.Report) },
        SlotEvent.SmokeTested e => e with { Report = Masked(e.Report) },
        SlotEvent.RunningConfirmed e => e with { Finding = Secrets.Mask(e.Finding) },
        SlotEvent.AlarmRaised e => e with { Reason = Secrets.Mask(e.Reason) },
        SlotEvent.ApprovalDecided e => e with { Reason = Secrets.Mask(e.Reason) },
        SlotEvent.RollbackRequested e => e with { Reason = Secrets.Mask(e.Reason) },
        SlotEvent.HoldLiftRequested e => e with { Reason = Secrets.Mask(e.Reason) },
        SlotEvent.UnlockRequested e => e with { Reason = Secrets.Mask(e.Reason) },
        SlotEvent.PromotionRequested e => e with { Reason = Secrets.Mask(e.Reason) },
        SlotEvent.StateLockChecked e => e with { Evidence = Secrets.Mask(e.Evidence) },
        SlotEvent.CommandFailed e => e with { Why = Secrets.Mask(e.Why) },
        _ => happened,
    };

    private static string? Masked(string? words) => words is null ? null : Secrets.Mask(words);

    private static Recommendation Masked(Recommendation proposed) => proposed with { Title = Secrets.Mask(proposed.Title), Reason = Secrets.Mask(proposed.Reason) };

    private static SmokeReport Masked(SmokeReport report) =>
        report with { Sentence = Secrets.Mask(report.Sentence), Checks = [.. report.Checks.Select(check => check with { Finding = Secrets.Mask(check.Finding) })] };

    private static ImmutableSortedDictionary<string, string> Masked(ImmutableSortedDictionary<string, string> exported, string result) =>
        exported.TryGetValue(result, out var words) ? exported.SetItem(result, Secrets.Mask(words)) : exported;
}
