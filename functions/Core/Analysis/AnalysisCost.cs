namespace Delightful.Core.Analysis;

/// <summary>About what an analysis costs: the time of its function, at the list price of Lambda in us-east-1.</summary>
public static class AnalysisCost
{
    private const decimal DollarsPerGigabyteSecond = 0.0000166667m;
    private const decimal DollarsPerCall = 0.0000002m;

    /// <summary>The dollars of one call.</summary>
    /// <param name="took">How long it took.</param>
    /// <param name="megabytes">The memory that the function has.</param>
    public static decimal Dollars(TimeSpan took, int megabytes) =>
        Math.Round(DollarsPerCall + (DollarsPerGigabyteSecond * (decimal)took.TotalSeconds * megabytes / 1024), 9);
}
