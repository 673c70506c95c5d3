using Delightful.Cloud;

namespace Delightful.Pipeline.Answers;

/// <summary>
/// Lets an answer through once. One whose handling fails is forgotten, so that the same may come again; one whose function
/// dies is not, and the person, who sees that nothing happened, answers again.
/// </summary>
public sealed class AnswerMemory(Registry registry, TimeProvider clock)
{
    /// <summary>Handles an answer the first time it comes; the default for one that came before.</summary>
    /// <param name="id">What it is known by.</param>
    /// <param name="refusedAfter">After how long it is refused for its age. It is remembered twice as long.</param>
    /// <param name="handle">Handles it.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    public async Task<T?> OnceAsync<T>(string id, TimeSpan refusedAfter, Func<Task<T>> handle, CancellationToken cancellationToken) where T : class
    {
        if (!await registry.RememberAnswerAsync(id, clock.GetUtcNow() + (2 * refusedAfter), cancellationToken).ConfigureAwait(false))
            return null;
        try
        {
            return await handle().ConfigureAwait(false);
        }
        catch
        {
            await registry.ForgetAnswerAsync(id, CancellationToken.None).ConfigureAwait(false);
            throw;
        }
    }
}
