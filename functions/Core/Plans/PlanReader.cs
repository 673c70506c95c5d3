using System.Text.Json;
using Delightful.Core.Errors;

namespace Delightful.Core.Plans;

/// <summary>
/// Reads what <c>terraform show -json</c> says of a saved plan. Anything that is not understood is refused: a plan
/// that cannot be counted is not applied.
/// </summary>
public static class PlanReader
{
    /// <summary>
    /// Counts what a plan changes, in one pass and with the memory of its largest single value.
    /// </summary>
    /// <exception cref="PlanUnreadableException">It is no plan, is of an unknown format, or is one that must not be applied.</exception>
    public static PlanSummary Read(Stream planJson) => Read(planJson, watcher: null).Summary;

    /// <summary>The same, with someone who looks at each resource; and a hash of everything that is lost.</summary>
    internal static (PlanSummary Summary, string LossHash) Read(Stream planJson, IPlanWatcher? watcher)
    {
        var scan = new PlanScan(watcher);
        try
        {
            JsonTokens.Read(planJson, ref scan);
        }
        catch (JsonException e)
        {
            throw new PlanUnreadableException(
                ErrorCodes.PlanUnreadable,
                $"the plan's JSON cannot be read (line {e.LineNumber + 1 ?? 1}, byte {e.BytePositionInLine ?? 0}): it must be exactly what terraform show -json prints, with nothing before or after", e);
        }
        catch (InvalidOperationException e)
        {
            throw new PlanUnreadableException(ErrorCodes.PlanUnreadable, "the plan's JSON holds text that is not UTF-8", e);
        }
        return (scan.ToSummary(), scan.LossHash);
    }
}
