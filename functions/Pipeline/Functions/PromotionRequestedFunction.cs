using System.Text.Json;
using Amazon.Lambda.Annotations;
using Amazon.Lambda.CloudWatchEvents;
using Amazon.Lambda.Core;
using Delightful.Core;
using Delightful.Core.Events;
using Delightful.Core.Gate;
using Delightful.Pipeline.Chain;

namespace Delightful.Pipeline.Functions;

/// <summary>A person wants a release of the environment before in the next one.</summary>
public sealed class PromotionRequestedFunction(PersonRequests requests, SenderCheck sender)
{
    /// <summary>Handles "Promotion Requested".</summary>
    [LambdaFunction(ResourceName = "PromotionRequested", MemorySize = 512, Timeout = 60)]
    public async Task PromotionRequested(CloudWatchEvent<PromotionRequested> asked, ILambdaContext context)
    {
        using var deadline = context.Deadline();
        var said = asked.Detail ?? new PromotionRequested();
        var arn = await sender.ArnOfAsync(asked.Source, said.By?.Proof, Proving.About(said), context, deadline.Token).ConfigureAwait(false);
        var believed = JsonSerializer.Serialize(Belief.Of(said, asked.Source, asked.Id, arn), CoreJson.Default.PromotionRequestedDetail);
        await requests.HandleOrParkAsync(
            new PersonRequest(Core.Events.PromotionRequested.DetailType, asked.Id, believed), context.Logger, deadline.Token).ConfigureAwait(false);
    }
}
