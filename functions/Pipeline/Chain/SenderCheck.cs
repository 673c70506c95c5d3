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

    /// <summary>Only identities of the account that the function runs in are known here.</summary>
    private static string AccountOf(string functionArn) => functionArn.Split(':') is [_, _, _, _, var account, ..] ? account : "";
}
