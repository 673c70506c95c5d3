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
public sealed class PromotionRequestedFunction(PersonRequests requests)
{
    /// <summary>Handles "Promotion Requested".</summary>
    [LambdaFunction(ResourceName = "PromotionRequested", MemorySize = 512, Timeout = 60)]
    public async Task PromotionRequested(CloudWatchEvent<PromotionRequested> asked, ILambdaContext context)
    {
        using var deadline = context.Deadline();
        var detail = Belief.Of(asked.Detail ?? new PromotionRequested(), asked.Source, asked.Id);
        await requests.HandleOrParkAsync(
            new PersonRequest(Core.Events.PromotionRequested.DetailType, asked.Id, JsonSerializer.Serialize(detail, CoreJson.Default.PromotionRequestedDetail)),
            context.Logger, deadline.Token).ConfigureAwait(false);
    }
}
