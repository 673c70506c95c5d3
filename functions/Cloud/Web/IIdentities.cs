using Delightful.Core.Events;

namespace Delightful.Cloud;

/// <summary>Who AWS says somebody is.</summary>
public interface IIdentities
{
    /// <summary>
    /// The ARN of the identity that signed a proof; null when the proof is about something else, is of another account, or
    /// AWS does not accept it. Throws when AWS does not answer: then nobody can tell.
    /// </summary>
    /// <param name="proof">The proof.</param>
    /// <param name="about">What it has to be about.</param>
    /// <param name="account">The account it has to be of.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    Task<string?> ArnOfAsync(Proof proof, string about, string account, CancellationToken cancellationToken);
}
