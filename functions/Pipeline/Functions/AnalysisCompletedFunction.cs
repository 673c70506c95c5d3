using Amazon.Lambda.Annotations;
using Amazon.Lambda.CloudWatchEvents;
using Amazon.Lambda.Core;
using Delightful.Core.Analysis.Samples;
using Delightful.Core.Events;
using Delightful.Core.Slots;
using Delightful.Pipeline.Chain;

namespace Delightful.Pipeline.Functions;

/// <summary>The analysis of a deployment's source is over: the plan can be made.</summary>
public sealed class AnalysisCompletedFunction(SlotRunner runner)
{
    /// <summary>Handles "Analysis Completed".</summary>
    [LambdaFunction(ResourceName = "AnalysisCompleted", MemorySize = 512, Timeout = 60)]
    public async Task AnalysisCompleted(CloudWatchEvent<AnalysisCompleted> completed, ILambdaContext context)
    {
        using var deadline = context.Deadline();
        var detail = completed.Detail;
        var happened = new SlotEvent.AnalysisCompleted(
            detail.DeploymentId, detail.Succeeded, detail.VariablesKey, [.. detail.Recommendations, .. SampleAdvice.Of(detail.SampleKeys)], detail.Error?.ToString(),
            detail.WantsMigration, detail.WantsTests) { EventId = completed.Id };
        await runner.HandleAsync(new SlotKey(detail.Service, detail.Environment), happened, context.Logger, deadline.Token).ConfigureAwait(false);
    }
}
