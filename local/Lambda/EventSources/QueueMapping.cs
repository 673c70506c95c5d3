namespace Delightful.Local.Lambda.EventSources;

/// <summary>A queue whose messages go to a function in batches.</summary>
sealed record QueueMapping(string QueueArn, string Function, int BatchSize, bool ReportsItemFailures, int MaximumConcurrency)
{
    public const int DefaultConcurrency = 5;
}
