using Amazon.Lambda.Core;
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

    /// <summary>How the work is that a question is about; null when the cloud does not answer.</summary>
    public async Task<WorkStatus?> StatusAsync(TruthQuestion question, ILambdaLogger log, CancellationToken cancellationToken)
    {
        try
        {
            return await AskAsync(question, cancellationToken).ConfigureAwait(false) switch
            {
                SlotEvent.BuildChanged build => build.Status,
                SlotEvent.RolloutChanged rollout => rollout.Status,
                _ => null,
            };
        }
#pragma warning disable CA1031 // that nobody can tell is an answer too, and the rules know what to do with it
        catch (Exception e)
#pragma warning restore CA1031
        {
            log.LogWarning(e, "asking {question}", question.ToString());
            return null;
        }
    }

    /// <summary>The commands whose work the clouds say is running; null when one of them does not say.</summary>
    public async Task<IReadOnlyList<CommandId>?> RunningAsync(ILambdaLogger log, CancellationToken cancellationToken)
    {
        try
        {
            var running = new List<CommandId>(await builds.RunningAsync(cancellationToken).ConfigureAwait(false));
            foreach (var driver in drivers)
                running.AddRange(await driver.RunningAsync(cancellationToken).ConfigureAwait(false));
            return running;
        }
#pragma warning disable CA1031 // that nobody can tell is an answer too
        catch (Exception e)
#pragma warning restore CA1031
        {
            log.LogWarning(e, "asking the clouds what is running");
            return null;
        }
    }
}
