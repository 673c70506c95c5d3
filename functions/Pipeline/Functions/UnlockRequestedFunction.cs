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
public sealed class UnlockRequestedFunction(PersonRequests requests)
{
    /// <summary>Handles "Unlock Requested".</summary>
    [LambdaFunction(ResourceName = "UnlockRequested", MemorySize = 512, Timeout = 60)]
    public async Task UnlockRequested(CloudWatchEvent<UnlockRequested> asked, ILambdaContext context)
    {
        using var deadline = context.Deadline();
        var detail = JsonSerializer.Serialize(Belief.Of(asked.Detail ?? new UnlockRequested(), asked.Source, asked.Id), CoreJson.Default.UnlockRequestedDetail);
        await requests.HandleOrParkAsync(
            new PersonRequest(Core.Events.UnlockRequested.DetailType, asked.Id, detail), context.Logger, deadline.Token).ConfigureAwait(false);
    }
}
