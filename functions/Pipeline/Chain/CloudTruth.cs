using Delightful.Cloud;
using Delightful.Core.Slots;

namespace Delightful.Pipeline.Chain;

/// <summary>Asks the clouds how work of theirs is.</summary>
public sealed class CloudTruth(Builds builds, IEnumerable<IRolloutDriver> drivers)
{
    /// <summary>The answer, as the event that was not heard. Throws when the cloud does not answer.</summary>
    public Task<SlotEvent> AskAsync(TruthQuestion question, CancellationToken cancellationToken) => question switch
    {
        TruthQuestion.Build build => builds.AskAsync(build, cancellationToken),
        TruthQuestion.Rollout rollout => drivers.First(d => d.Name == rollout.Driver).AskAsync(rollout, cancellationToken),
        _ => throw new InvalidOperationException($"nobody answers {question.GetType().Name}"),
    };
}
