using System.Text.Json;
using Amazon.Lambda.Annotations;
using Amazon.Lambda.CloudWatchEvents;
using Amazon.Lambda.Core;
using Delightful.Core;
using Delightful.Core.Events;
using Delightful.Core.Gate;
using Delightful.Pipeline.Chain;

namespace Delightful.Pipeline.Functions;

/// <summary>A person approved or rejected what a deployment asks for.</summary>
public sealed class ApprovalDecidedFunction(PersonRequests requests, SenderCheck sender)
{
    /// <summary>Handles "Approval Decided".</summary>
    [LambdaFunction(ResourceName = "ApprovalDecided", MemorySize = 512, Timeout = 60)]
    public async Task ApprovalDecided(CloudWatchEvent<ApprovalDecided> decided, ILambdaContext context)
    {
        using var deadline = context.Deadline();
        var said = decided.Detail ?? new ApprovalDecided();
        var arn = await sender.ArnOfAsync(decided.Source, said.By?.Proof, Proving.About(said), context, deadline.Token).ConfigureAwait(false);
        var believed = JsonSerializer.Serialize(Belief.Of(said, decided.Source, decided.Id, arn), CoreJson.Default.ApprovalDecidedDetail);
        await requests.HandleOrParkAsync(
            new PersonRequest(Core.Events.ApprovalDecided.DetailType, decided.Id, believed), context.Logger, deadline.Token).ConfigureAwait(false);
    }
}
