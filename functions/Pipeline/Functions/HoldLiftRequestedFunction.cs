using System.Text.Json;
using Amazon.Lambda.Annotations;
using Amazon.Lambda.CloudWatchEvents;
using Amazon.Lambda.Core;
using Delightful.Core;
using Delightful.Core.Events;
using Delightful.Core.Gate;
using Delightful.Pipeline.Chain;

namespace Delightful.Pipeline.Functions;

/// <summary>A person allows automation again.</summary>
public sealed class HoldLiftRequestedFunction(PersonRequests requests, SenderCheck sender)
{
    /// <summary>Handles "Hold Lift Requested".</summary>
    [LambdaFunction(ResourceName = "HoldLiftRequested", MemorySize = 512, Timeout = 60)]
    public async Task HoldLiftRequested(CloudWatchEvent<HoldLiftRequested> asked, ILambdaContext context)
    {
        using var deadline = context.Deadline();
        var said = asked.Detail ?? new HoldLiftRequested();
        var arn = await sender.ArnIfKnownAsync(asked.Source, said.By?.Proof, Proving.About(said), context, deadline.Token).ConfigureAwait(false);
        var detail = JsonSerializer.Serialize(Belief.Of(said, asked.Source, asked.Id, arn), CoreJson.Default.HoldLiftRequestedDetail);
        await requests.HandleOrParkAsync(
            new PersonRequest(Core.Events.HoldLiftRequested.DetailType, asked.Id, detail), context.Logger, deadline.Token).ConfigureAwait(false);
    }
}
