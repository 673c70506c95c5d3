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
public sealed class ApprovalDecidedFunction(PersonRequests requests)
{
    /// <summary>Handles "Approval Decided".</summary>
    [LambdaFunction(ResourceName = "ApprovalDecided", MemorySize = 512, Timeout = 60)]
    public async Task ApprovalDecided(CloudWatchEvent<ApprovalDecided> decided, ILambdaContext context)
    {
        using var deadline = context.Deadline();
        var detail = Belief.Of(decided.Detail ?? new ApprovalDecided(), decided.Source, decided.Id);
        await requests.HandleOrParkAsync(
            new PersonRequest(Core.Events.ApprovalDecided.DetailType, decided.Id, JsonSerializer.Serialize(detail, CoreJson.Default.ApprovalDecidedDetail)),
            context.Logger, deadline.Token).ConfigureAwait(false);
    }
}
