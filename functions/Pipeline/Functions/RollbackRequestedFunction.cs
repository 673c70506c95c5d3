using System.Text.Json;
using Amazon.Lambda.Annotations;
using Amazon.Lambda.CloudWatchEvents;
using Amazon.Lambda.Core;
using Delightful.Core;
using Delightful.Core.Events;
using Delightful.Core.Gate;
using Delightful.Pipeline.Chain;

namespace Delightful.Pipeline.Functions;

/// <summary>A person asked for an earlier release.</summary>
public sealed class RollbackRequestedFunction(PersonRequests requests, SenderCheck sender)
{
    /// <summary>Handles "Rollback Requested".</summary>
    [LambdaFunction(ResourceName = "RollbackRequested", MemorySize = 512, Timeout = 60)]
    public async Task RollbackRequested(CloudWatchEvent<RollbackRequested> asked, ILambdaContext context)
    {
        using var deadline = context.Deadline();
        var said = asked.Detail ?? new RollbackRequested();
        var arn = await sender.ArnIfKnownAsync(asked.Source, said.By?.Proof, Proving.About(said), context, deadline.Token).ConfigureAwait(false);
        var detail = JsonSerializer.Serialize(Belief.Of(said, asked.Source, asked.Id, arn), CoreJson.Default.RollbackRequestedDetail);
        await requests.HandleOrParkAsync(
            new PersonRequest(Core.Events.RollbackRequested.DetailType, asked.Id, detail), context.Logger, deadline.Token).ConfigureAwait(false);
    }
}
