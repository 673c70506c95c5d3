using System.Text.Json;
using Amazon.Lambda.Annotations;
using Amazon.Lambda.CloudWatchEvents;
using Amazon.Lambda.Core;
using Delightful.Core;
using Delightful.Core.Events;
using Delightful.Core.Gate;
using Delightful.Pipeline.Chain;

namespace Delightful.Pipeline.Functions;

/// <summary>A person wants a deployment given up that does not move.</summary>
public sealed class UnlockRequestedFunction(PersonRequests requests, SenderCheck sender)
{
    /// <summary>Handles "Unlock Requested".</summary>
    [LambdaFunction(ResourceName = "UnlockRequested", MemorySize = 512, Timeout = 60)]
    public async Task UnlockRequested(CloudWatchEvent<UnlockRequested> asked, ILambdaContext context)
    {
        using var deadline = context.Deadline();
        var said = asked.Detail ?? new UnlockRequested();
        var arn = await sender.ArnIfKnownAsync(asked.Source, said.By?.Proof, Proving.About(said), context, deadline.Token).ConfigureAwait(false);
        var detail = JsonSerializer.Serialize(Belief.Of(said, asked.Source, asked.Id, arn), CoreJson.Default.UnlockRequestedDetail);
        await requests.HandleOrParkAsync(
            new PersonRequest(Core.Events.UnlockRequested.DetailType, asked.Id, detail), context.Logger, deadline.Token).ConfigureAwait(false);
    }
}
