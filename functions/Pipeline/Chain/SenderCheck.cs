using Amazon.Lambda.Core;
using Delightful.Cloud;
using Delightful.Core.Events;
using Delightful.Core.Gate;

namespace Delightful.Pipeline.Chain;

/// <summary>
/// Finds out who sent an event of a person, before it is handled or put aside: a proof is good for some minutes only. When
/// AWS does not answer, the event is delivered again.
/// </summary>
public sealed class SenderCheck(IIdentities identities)
{
    /// <summary>The identity that signed an event; null when our own functions sent it, when nothing was signed, or when the proof is none.</summary>
    public async Task<string?> ArnOfAsync(string? source, Proof? proof, string about, ILambdaContext context, CancellationToken cancellationToken)
    {
        if (source == Belief.OwnSource || proof is null)
            return null;
        var arn = await identities.ArnOfAsync(proof, about, AccountOf(context.InvokedFunctionArn), cancellationToken).ConfigureAwait(false);
        if (arn is null)
            context.Logger.LogWarning("a proof of who sent an event was refused");
        return arn;
    }

    /// <summary>How long a rollback waits to know who asks for it.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>
    /// The same for what anybody who may put events on the bus may ask for: who asks is told to people and decides nothing, so a
    /// rollback waits some seconds for an AWS that does not answer, and no longer. Null then too.
    /// </summary>
    public async Task<string?> ArnIfKnownAsync(string? source, Proof? proof, string about, ILambdaContext context, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        try
        {
            return await ArnOfAsync(source, proof, about, context, patience.Token).ConfigureAwait(false);
        }
#pragma warning disable CA1031 // whatever keeps AWS from answering
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            context.Logger.LogWarning(e, "asking AWS who sent an event");
            return null;
        }
    }

    /// <summary>Only identities of the account that the function runs in are known here.</summary>
    private static string AccountOf(string functionArn) => functionArn.Split(':') is [_, _, _, _, var account, ..] ? account : "";
}
